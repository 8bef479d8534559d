import { createRoot } from 'react-dom/client';
import { kioskBridge } from '../shared/bridge';
import { echoingPage } from '../shared/echoing-page';
import { EchoProvider } from '../shared/key-echo';
import { bringTypefaces } from '../shared/typefaces';
import { rehearse } from '../shared/rehearse';
import '../shared/base.css';
import '../shared/controls.css';
import '../shared/texts.css';
import '../shared/motion.css';
import './kiosk.css';
import './shapes.css';
import './display.css';
import { KioskPage } from './kiosk-page';
import { REHEARSAL } from './rehearsal';

const bridge = kioskBridge();
const page = document.getElementById('page');
if (bridge !== undefined && page !== null) {
  const { store, echo, touch } = echoingPage(bridge);
  bringTypefaces(store);
  rehearse(REHEARSAL);
  createRoot(page).render(
    <EchoProvider value={echo}>
      <KioskPage store={store} touch={touch} />
    </EchoProvider>,
  );
}
