import type { CardImage } from '../card/card-image';
import { CARD_SECRET_SHAPES, FACE_SECRET_NAMES, type CardSecretName } from '../card/card-secrets';
import { STATUS, triesLeftOf } from '../card/status-word';
import { secretIn } from '../card/simulated/card-memory';

const NAMES: readonly CardSecretName[] = ['authentication-pin', 'signing-password', ...FACE_SECRET_NAMES];
const KNOWN: ReadonlySet<number> = new Set(Object.values(STATUS));
const VERIFY = 0x20;
const CHANGE = 0x24;
const CHANGE_KEY = 0x32;
const RESET = 0x2c;

/**
 * Watches one card from outside, command by command, and knows nothing of how it works: what it says and what it saves
 * must be such as a lawful sequence leads to.
 */
export class CardWatch {
  /** Has any secret been verified since an application was last selected? A bound on what may be granted. */
  #hasVerified = false;

  /** The power went, or came back. */
  powerChanged(): void {
    this.#hasVerified = false;
  }

  /** What is wrong about an answer and what was saved with it; undefined: nothing. */
  fault(
    command: Uint8Array,
    answer: Uint8Array | undefined,
    before: CardImage,
    after: CardImage,
    writes: number,
  ): string | undefined {
    if (!answer || answer.length < 2) return 'the card gave no status word';
    const statusWord = ((answer.at(-2) ?? 0) << 8) | (answer.at(-1) ?? 0);
    if (!KNOWN.has(statusWord) && triesLeftOf(statusWord) === undefined) return 'an unknown status word';
    if (answer.length > 2 && statusWord !== STATUS.success) return 'data with a refusal';
    const [cla, ins, p1, p2] = command;
    const isDone = statusWord === STATUS.success;
    if (ins === 0xb0 && isDone && answer.length === 2) return '9000 with nothing to READ BINARY';
    if (writes > 1) return 'more than one write for one command';
    if (before !== after && !isDone && triesLeftOf(statusWord) === undefined) return 'a refusal that changed the card';
    if (isDone && (ins === CHANGE || ins === CHANGE_KEY) && !this.#hasVerified) return 'a change without a secret';
    if (isDone && ins === 0x2a && p2 !== 0x00 && !this.#hasVerified) return 'a signature without a secret';
    if (isDone && ins === RESET) return 'a reset that nobody authorised';
    const fault =
      before === after ? undefined : NAMES.map((name) => change(name, ins ?? 0, before, after)).find(Boolean);
    if (cla === 0x00 && ins === VERIFY && isDone) this.#hasVerified = true;
    if (cla === 0x00 && ins === 0xa4 && p1 === 0x04 && isDone) this.#hasVerified = false;
    return fault;
  }
}

/** What is wrong about how a secret has changed. */
function change(name: CardSecretName, ins: number, before: CardImage, after: CardImage): string | undefined {
  const [old, now] = [secretIn(before, name), secretIn(after, name)];
  if (!old || !now || old === now) return old === now ? undefined : `${name} came or went`;
  if (now.tries < 0 || now.tries > now.maximum || now.maximum !== old.maximum) return `${name}: tries out of range`;
  const hasNewValue = now.digest !== old.digest;
  if (ins === VERIFY) {
    if (hasNewValue) return `${name}: VERIFY changed the value`;
    if (old.tries === 0) return `${name}: VERIFY changed what is locked`;
    return now.tries === old.tries - 1 || now.tries === now.maximum ? undefined : `${name}: the counter jumped`;
  }
  if (ins !== CHANGE && ins !== CHANGE_KEY) return `${name}: changed by a command that may not`;
  if (!CARD_SECRET_SHAPES[name].isChangeable) return `${name}: is not to be changed`;
  return hasNewValue && now.tries === now.maximum ? undefined : `${name}: a change that is none`;
}
