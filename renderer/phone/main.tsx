import { createRoot } from 'react-dom/client';
import { phoneBridge } from '../shared/bridge';
import { echoingPage } from '../shared/echoing-page';
import { EchoProvider } from '../shared/key-echo';
import { bringTypefaces } from '../shared/typefaces';
import { rehearse } from '../shared/rehearse';
import '../shared/base.css';
import '../shared/controls.css';
import '../shared/texts.css';
import '../shared/motion.css';
import './phone.css';
import { performCeremony } from './face-ceremony';
import { OutsideApp } from './outside-app';
import { PhonePage } from './phone-page';
import { REHEARSAL } from './rehearsal';

const bridge = phoneBridge();
const page = document.getElementById('page');
if (page !== null) {
  const root = createRoot(page);
  if (bridge === undefined) root.render(<OutsideApp />);
  else {
    bridge.onCeremony((ceremony, aborted) => performCeremony(ceremony, aborted));
    const { store, echo, touch } = echoingPage(bridge);
    bringTypefaces(store);
    rehearse(REHEARSAL);
    root.render(
      <EchoProvider value={echo}>
        <PhonePage store={store} touch={touch} />
      </EchoProvider>,
    );
  }
}
