import type { SettableClock } from './clock';

/**
 * Resolves once so many milliseconds have passed on the clock. At once where it stands still, or is stopped meanwhile:
 * then they would never pass. Also at once when the signal is aborted.
 */
export function pause(clock: SettableClock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clock.clearTimeout(timer);
      stopListening();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const endIfStill = (): void => {
      if (clock.speed === 0 || signal.aborted) end();
    };
    const timer = clock.setTimeout(end, milliseconds);
    const stopListening = clock.onChange(endIfStill);
    signal.addEventListener('abort', end);
    endIfStill();
  });
}
