import { verify, type KeyObject } from 'node:crypto';
import type { CardImage } from '../card/card-image';
import { JPKI_AID } from '../card/jpki-files';
import { STATUS, triesLeftOf } from '../card/status-word';
import { changeFault, hasComeDownTo, isSomeSecret, isStoredAnew, storedSecretNamed } from './secret-changes';

const KNOWN: ReadonlySet<number> = new Set(Object.values(STATUS));
const VERIFY = 0x20;
const CHANGE = 0x24;
const CHANGE_KEY = 0x32;
const RESET = 0x2c;
const GET_CHALLENGE = 0x84;
const EXTERNAL_AUTHENTICATE = 0x82;
const SELECT = 0xa4;

/** CARD 7.1 step 2, put together apart from the card's own code. */
export function resetMessageOf(image: CardImage, challenge: Uint8Array, file: Uint8Array, id: Uint8Array): Buffer {
  const serial = image.card === 'my-number-card' ? image.token.serial : '';
  return Buffer.concat([Buffer.from('ANSHO-RESET-1'), challenge, Buffer.from(serial, 'ascii'), file, id]);
}

/** The data of EXTERNAL AUTHENTICATE. */
export function authorisedPart(id: Uint8Array, file: Uint8Array, signature: Uint8Array): Uint8Array {
  return Uint8Array.of(...id, ...file, ...signature);
}

/** One exchange, as it shows from outside. */
export interface Observation {
  readonly command: Uint8Array;
  readonly answer: Uint8Array | undefined;
  /** What was saved before and after it. */
  readonly before: CardImage;
  readonly after: CardImage;
  /** What the card now takes itself for. */
  readonly known: CardImage;
  readonly writes: number;
  /** A write of it did not come about. */
  readonly wasTorn: boolean;
}

/**
 * Watches one card from outside, command by command, and knows nothing of how it works: what it says and what it saves
 * must be such as a lawful sequence leads to, and a lawful reset must not be refused.
 */
export class CardWatch {
  readonly #authority: KeyObject;
  /** Has any secret been verified since an application was last selected? A bound on what may be granted. */
  #hasVerified = false;
  #isJpki = false;
  /** The file that is current for certain. */
  #file: number | undefined;
  #challenge: Uint8Array | undefined;
  /** The file of the one secret that may be reset. */
  #right: number | undefined;
  #resets = 0;

  constructor(authority: KeyObject) {
    this.#authority = authority;
  }

  /** Lawful resets so far. */
  get resets(): number {
    return this.#resets;
  }

  /** The power went, or came back. */
  powerChanged(): void {
    this.#challenge = undefined;
    this.#applicationChanged(false);
  }

  /** What is wrong about an exchange; undefined: nothing. */
  fault(seen: Observation): string | undefined {
    const { command, answer, before, after } = seen;
    if (!answer || answer.length < 2) return 'the card gave no status word';
    const statusWord = ((answer.at(-2) ?? 0) << 8) | (answer.at(-1) ?? 0);
    const tries = triesLeftOf(statusWord);
    if (!KNOWN.has(statusWord) && tries === undefined) return 'an unknown status word';
    const isDone = statusWord === STATUS.success;
    if (answer.length > 2 && !isDone) return 'data with a refusal';
    if (seen.known !== after) return 'the card knows what it has not saved';
    if (seen.writes > 1) return 'more than one write for one command';
    if (seen.wasTorn && isDone) return 'a torn write that was answered with 9000';
    if (before !== after && !isDone && tries === undefined) return 'a refusal that changed the card';
    const isEntry = command[1] === VERIFY && command.length > 5 && command[4] !== 0 && tries !== undefined;
    if (isEntry && !hasComeDownTo(tries, before, after)) return 'a wrong entry spent no try';
    const unlawful = this.#unlawful(seen, isDone) ?? this.#refused(seen, statusWord);
    this.#follow(command, answer, statusWord);
    return unlawful ?? (before === after ? undefined : changeFault(command, before, after));
  }

  /** What was granted that nobody had a right to. */
  #unlawful({ command, answer, before, after }: Observation, isDone: boolean): string | undefined {
    if (!isDone) return undefined;
    const [cla, ins, , p2] = command;
    if (ins === 0xb0 && answer?.length === 2) return '9000 with nothing to READ BINARY';
    if ((ins === CHANGE || ins === CHANGE_KEY) && !this.#hasVerified) return 'a change without a secret';
    if (ins === 0x2a && p2 !== 0x00 && !this.#hasVerified) return 'a signature without a secret';
    if (cla === 0x00 && ins === VERIFY && !isSomeSecret(before, command)) return 'a wrong entry was accepted';
    if (ins === EXTERNAL_AUTHENTICATE && !this.#isLawful(command, before)) return 'an authorisation that is none';
    if (ins !== RESET) return undefined;
    if (this.#right === undefined) return 'a reset that nobody authorised';
    const name = storedSecretNamed(this.#right);
    if (!isStoredAnew(name, before, after)) return 'a reset that stored no new value';
    return changeFault(command, before, after, name);
  }

  /** CARD 7.1. What the card should have done, for certain. */
  #refused({ command, before, wasTorn }: Observation, statusWord: number): string | undefined {
    const isRefused = statusWord !== STATUS.success;
    const [cla, ins, p1, p2] = command;
    if (cla !== 0x00 || !isRefused) return undefined;
    if (ins === EXTERNAL_AUTHENTICATE && this.#isJpki && this.#isLawful(command, before))
      return 'a lawful authorisation was refused';
    if (ins !== RESET || wasTorn || this.#right === undefined) return undefined;
    const isKept = statusWord === STATUS.wrongLength || statusWord === STATUS.wrongData;
    return this.#file === this.#right && p1 === 0x02 && p2 === 0x80 && !isKept
      ? 'a lawful reset was refused'
      : undefined;
  }

  #isLawful(command: Uint8Array, image: CardImage): boolean {
    const [cla, , p1, p2, length] = command;
    const data = command.subarray(5);
    const isShaped = cla === 0x00 && p1 === 0x00 && p2 === 0x90 && length === 82 && data.length === 82;
    if (!isShaped || !this.#challenge) return false;
    const file = data.subarray(16, 18);
    if (storedSecretNamed(((file[0] ?? 0) << 8) | (file[1] ?? 0)) === undefined) return false;
    const message = resetMessageOf(image, this.#challenge, file, data.subarray(0, 16));
    return verify(null, message, this.#authority, data.subarray(18));
  }

  #follow(command: Uint8Array, answer: Uint8Array, statusWord: number): void {
    const [cla, ins, p1 = 0, p2 = 0] = command;
    const isDone = statusWord === STATUS.success;
    // Right or wrong, it uses the challenge up.
    const isJudged = isDone || statusWord === STATUS.authenticationFailed;
    if (ins === EXTERNAL_AUTHENTICATE && isJudged) this.#challenge = undefined;
    if (ins === 0xb0 && (p1 & 0x80) !== 0) this.#file = undefined;
    if (ins === 0xb2 && p2 >> 3 !== 0) this.#file = undefined;
    if (!isDone || cla !== 0x00) return;
    if (ins === VERIFY) this.#hasVerified = true;
    if (ins === GET_CHALLENGE) this.#challenge = answer.length === 18 ? answer.subarray(0, 16) : undefined;
    if (ins === EXTERNAL_AUTHENTICATE) this.#right = ((command[21] ?? 0) << 8) | (command[22] ?? 0);
    if (ins === SELECT && p1 === 0x02) this.#file = ((command[5] ?? 0) << 8) | (command[6] ?? 0);
    if (ins === SELECT && p1 === 0x04) {
      const name = command.subarray(5, 5 + (command[4] ?? 0));
      this.#applicationChanged(Buffer.from(name).equals(Buffer.from(JPKI_AID)));
    }
    if (ins !== RESET) return;
    this.#right = undefined;
    this.#resets += 1;
  }

  #applicationChanged(isJpki: boolean): void {
    this.#isJpki = isJpki;
    this.#hasVerified = false;
    this.#file = undefined;
    this.#right = undefined;
  }
}
