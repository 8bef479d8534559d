import { constants, setPriority } from 'node:os';

/**
 * Gives a process that works behind the pages a lower priority than they have: on a till-side tablet with two processors
 * the picture comes first, and the work while one looks at it. Where the system does not allow it, all stay alike.
 */
export function letOthersFirst(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // The order of processes is a matter of comfort alone.
  }
}
