import { createRoot } from 'react-dom/client';
import { practiceBridge } from '../shared/bridge';
import { bringTypefaces } from '../shared/typefaces';
import { viewStore } from '../shared/view-store';
import '../shared/base.css';
import '../shared/controls.css';
import '../shared/texts.css';
import '../shared/motion.css';
import './practice.css';
import './told.css';
import { PracticePage } from './practice-page';

const bridge = practiceBridge();
const page = document.getElementById('page');
if (bridge !== undefined && page !== null) {
  const store = viewStore(bridge);
  bringTypefaces(store);
  createRoot(page).render(<PracticePage store={store} touch={(touch) => bridge.touch(touch)} />);
}
