import { createRoot } from 'react-dom/client';
import type { ConsoleCommand } from '../../machines/workbench/console.types';
import { consoleBridge } from '../shared/bridge';
import { bringTypefaces } from '../shared/typefaces';
import { viewStore } from '../shared/view-store';
import '../shared/base.css';
import '../shared/controls.css';
import '../shared/texts.css';
import '../shared/motion.css';
import './console.css';
import './panels.css';
import { ConsolePage } from './console-page';

const bridge = consoleBridge();
const page = document.getElementById('page');
if (bridge !== undefined && page !== null) {
  const store = viewStore(bridge);
  bringTypefaces(store);
  const command = (asked: ConsoleCommand) => bridge.command(asked);
  createRoot(page).render(<ConsolePage store={store} command={command} />);
}
