/** What a kiosk's main process sends its launcher, again and again while it does not stand still. */
export const SIGN_OF_LIFE = 'ansho:alive';
const SIGN_OF_LIFE_EVERY_MS = 2_000;

/** Looked at as often as a sign is due. Counted in looks and not in time: a machine that sleeps counts nothing. */
const SILENT_LOOKS = 8;

/**
 * Ends a program that has given signs of life and then gives none for 16 seconds: what stands still cannot serve, and
 * whoever started it starts it anew.
 * @param {import('node:child_process').ChildProcess} child with a channel to us
 * @param {(line: string) => void} say
 * @returns {() => void} stops watching
 */
export function endWhenSilent(child, say) {
  /** @type {number | undefined} */
  let silent;
  child.on('message', (message) => {
    if (message === SIGN_OF_LIFE) silent = 0;
  });
  const looks = globalThis.setInterval(() => {
    if (silent === undefined) return;
    silent += 1;
    if (silent < SILENT_LOOKS) return;
    silent = undefined;
    say(`the kiosk has stood still for ${(SILENT_LOOKS * SIGN_OF_LIFE_EVERY_MS) / 1000} s and is ended`);
    child.kill('SIGKILL');
  }, SIGN_OF_LIFE_EVERY_MS);
  return () => globalThis.clearInterval(looks);
}

/** Gives signs of life to the launcher that started this process, where one did and listens. */
export function giveSignsOfLife() {
  // A launcher that has gone is no reason to die: the callback takes that error.
  const give = () => void (process.connected && process.send?.(SIGN_OF_LIFE, () => undefined));
  give();
  globalThis.setInterval(give, SIGN_OF_LIFE_EVERY_MS).unref();
}
