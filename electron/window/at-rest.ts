/** How long changes have to have come to rest, and how long they are followed at the latest, in milliseconds. */
const REST = 100;
const LONGEST = 400;

/** What shows changes once they have come to rest. */
export interface AtRest {
  /** Something has changed. */
  readonly changed: () => void;
  /** Shows what there is without waiting. */
  readonly now: () => void;
  /** Shows nothing more. */
  stop(): void;
}

/**
 * Calls `show` when changes have come to rest for a tenth of a second, and every 0.4 seconds while they do not: a page
 * that watches what people do must not take the processor from the pages that they look at.
 */
export function showAtRest(show: () => void): AtRest {
  let since: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const showNow = (): void => {
    clearTimeout(timer);
    since = undefined;
    show();
  };
  return {
    now: showNow,
    changed: () => {
      if (isStopped) return;
      const now = performance.now();
      since ??= now;
      clearTimeout(timer);
      const left = Math.max(0, since + LONGEST - now);
      timer = setTimeout(showNow, Math.min(REST, left));
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
