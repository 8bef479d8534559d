import { createRoot } from 'react-dom/client';
import { phoneBridge } from '../shared/bridge';
import { bringTypefaces } from '../shared/typefaces';
import { viewStore } from '../shared/view-store';
import '../shared/base.css';
import '../shared/controls.css';
import '../shared/texts.css';
import '../shared/motion.css';
import './phone.css';
import { performCeremony } from './face-ceremony';
import { OutsideApp } from './outside-app';
import { PhonePage } from './phone-page';

const bridge = phoneBridge();
const page = document.getElementById('page');
if (page !== null) {
  const root = createRoot(page);
  if (bridge === undefined) root.render(<OutsideApp />);
  else {
    bridge.onCeremony((ceremony, aborted) => performCeremony(ceremony, aborted));
    const store = viewStore(bridge);
    bringTypefaces(store);
    root.render(<PhonePage store={store} touch={(touch) => bridge.touch(touch)} />);
  }
}
