import { createRoot } from 'react-dom/client';
import type { KioskTouch } from '../../machines/kiosk/view.types';
import { kioskBridge } from '../shared/bridge';
import { EchoProvider, KeyEcho } from '../shared/key-echo';
import { bringTypefaces } from '../shared/typefaces';
import { rehearse } from '../shared/rehearse';
import { viewStore } from '../shared/view-store';
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
  const echo = new KeyEcho();
  const store = viewStore(bridge, echo);
  bringTypefaces(store);
  rehearse(REHEARSAL);
  const touch = (touched: KioskTouch) => echo.sent(bridge.touch(touched), touched);
  createRoot(page).render(
    <EchoProvider value={echo}>
      <KioskPage store={store} touch={touch} />
    </EchoProvider>,
  );
}
