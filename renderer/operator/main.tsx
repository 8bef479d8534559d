import { createRoot } from 'react-dom/client';
import { operatorBridge } from '../shared/bridge';
import { bringTypefaces } from '../shared/typefaces';
import { viewStore } from '../shared/view-store';
import '../shared/base.css';
import '../shared/controls.css';
import '../shared/texts.css';
import './operator.css';
import './outcome-chart.css';
import { OperatorPage } from './operator-page';

const bridge = operatorBridge();
const page = document.getElementById('page');
if (bridge !== undefined && page !== null) {
  const store = viewStore(bridge);
  bringTypefaces(store);
  for (const sign of ['pointerdown', 'keydown']) {
    window.addEventListener(sign, () => bridge.operate({ type: 'person.touched' }), { capture: true });
  }
  createRoot(page).render(<OperatorPage store={store} touch={(touch) => bridge.operate(touch)} />);
}
