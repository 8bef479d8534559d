import { createRoot } from 'react-dom/client';
import { kioskBridge } from '../shared/bridge';
import { bringTypefaces } from '../shared/typefaces';
import { viewStore } from '../shared/view-store';
import '../shared/base.css';
import '../shared/controls.css';
import '../shared/texts.css';
import '../shared/motion.css';
import './kiosk.css';
import './shapes.css';
import './display.css';
import { KioskPage } from './kiosk-page';

const bridge = kioskBridge();
const page = document.getElementById('page');
if (bridge !== undefined && page !== null) {
  const store = viewStore(bridge);
  bringTypefaces(store);
  createRoot(page).render(<KioskPage store={store} touch={(touch) => bridge.touch(touch)} />);
}
