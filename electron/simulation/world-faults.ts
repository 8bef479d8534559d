import type { WorldFault } from '../../machines/workbench/faults.types';
import type { ExchangeFault } from '../card/fault-plan';
import type { World } from './world';

type Planned = Exclude<WorldFault, { readonly at: 'centre' }>;

function exchangeFault(fault: Exclude<Planned, { readonly at: 'phone' }>): ExchangeFault | undefined {
  switch (fault.kind) {
    case 'delay':
      return { kind: 'delay', milliseconds: fault.milliseconds };
    case 'status':
      return { kind: 'status', statusWord: fault.statusWord };
    case 'corrupt':
      return { kind: 'corrupt', seed: fault.seed };
    case 'lost':
      return 'reader-lost';
    case 'cut-before':
      return 'power-before';
    case 'cut-after':
      return 'power-after';
    case 'removed-before':
    case 'removed-after':
    case 'mute':
    case 'mute-after':
      return fault.kind;
    default:
      return undefined;
  }
}

/**
 * Causes a fault in a world, at once or at its moment. The centre's own is not among them: it is a process beside the
 * world. A sentence where the world cannot have the fault.
 */
export function causeFault(fault: Planned, world: World): string | undefined {
  if (fault.at === 'phone') {
    world.phoneLine.isUp = fault.kind === 'up';
    return undefined;
  }
  if (!world.hasSimulatedReader) {
    return 'Faults of card, reader and power need the simulated reader: one on PC/SC has its own.';
  }
  switch (fault.kind) {
    case 'unplugged':
      world.simulatedReader.unplug();
      return undefined;
    case 'plugged-in':
      world.simulatedReader.plugIn();
      return undefined;
    case 'cut':
      world.cutPower();
      return undefined;
    case 'torn-before':
    case 'torn-after':
      world.faults.planWrite(fault.kind, fault.when.nth);
      return undefined;
  }
  const exchange = exchangeFault(fault);
  if (exchange !== undefined) world.faults.plan({ ...fault.when, fault: exchange });
  return undefined;
}
