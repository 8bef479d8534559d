import type { CardImage } from '../card/card-image';
import { CARD_SECRET_SHAPES, FACE_SECRET_NAMES, type CardSecretName } from '../card/card-secrets';
import { isStoredSecret } from '../card/secret-digest';
import { secretIn } from '../card/simulated/card-memory';

const NAMES: readonly CardSecretName[] = ['authentication-pin', 'signing-password', ...FACE_SECRET_NAMES];
const VERIFY = 0x20;
const CHANGE = 0x24;
const CHANGE_KEY = 0x32;
const RESET = 0x2c;

/** CARD 7.1. The secret that lives in a file of the JPKI application. */
export function storedSecretNamed(file: number): CardSecretName | undefined {
  return file === 0x0018 ? 'authentication-pin' : file === 0x001b ? 'signing-password' : undefined;
}

/** The data of a command with a short length byte. */
const dataOf = (command: Uint8Array): Uint8Array => command.subarray(5, 5 + (command[4] ?? 0));

/** True when a VERIFY's entry is the value of a secret of the card. */
export function isSomeSecret(image: CardImage, command: Uint8Array): boolean {
  // An entry may come with an extended length, which a mutation seldom gives: then there is nothing to say.
  if (command.length !== 5 + (command[4] ?? 0) || command[4] === 0) return true;
  return NAMES.some((name) => {
    const stored = secretIn(image, name);
    return stored !== undefined && isStoredSecret(stored, dataOf(command));
  });
}

/** PIN-2, PWD-4. True when a secret has come down to so many tries. */
export function hasComeDownTo(tries: number, before: CardImage, after: CardImage): boolean {
  return NAMES.some((name) => {
    const [old, now] = [secretIn(before, name), secretIn(after, name)];
    return old !== undefined && now !== undefined && old.tries - 1 === now.tries && now.tries === tries;
  });
}

/** True when a secret has been stored anew: also the same value gets another salt. */
export function isStoredAnew(name: CardSecretName | undefined, before: CardImage, after: CardImage): boolean {
  return name !== undefined && secretIn(before, name)?.digest !== secretIn(after, name)?.digest;
}

/** INV-3. What is wrong about how the secrets have changed; with `only`, that one alone may have. */
export function changeFault(
  command: Uint8Array,
  before: CardImage,
  after: CardImage,
  only?: CardSecretName,
): string | undefined {
  for (const name of NAMES) {
    const fault = secretFault(name, command, before, after, only);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function secretFault(
  name: CardSecretName,
  command: Uint8Array,
  before: CardImage,
  after: CardImage,
  only: CardSecretName | undefined,
): string | undefined {
  const ins = command[1] ?? 0;
  const [old, now] = [secretIn(before, name), secretIn(after, name)];
  if (!old || !now) return old === now ? undefined : `${name} came or went`;
  if (old.tries === now.tries && old.digest === now.digest && old.maximum === now.maximum) return undefined;
  if (only !== undefined && name !== only) return `${name}: reset in place of ${only}`;
  if (now.tries < 0 || now.tries > now.maximum || now.maximum !== old.maximum) return `${name}: tries out of range`;
  const hasNewValue = now.digest !== old.digest;
  if (ins === VERIFY) {
    if (hasNewValue) return `${name}: VERIFY changed the value`;
    if (old.tries === 0) return `${name}: VERIFY changed what is locked`;
    return now.tries === old.tries - 1 || now.tries === now.maximum ? undefined : `${name}: the counter jumped`;
  }
  if (ins !== CHANGE && ins !== CHANGE_KEY && ins !== RESET) return `${name}: changed by a command that may not`;
  if (ins !== RESET && !CARD_SECRET_SHAPES[name].isChangeable) return `${name}: is not to be changed`;
  if (!hasNewValue) return `${name}: no new value was stored`;
  if (now.tries !== now.maximum) return `${name}: the counter was not restored`;
  const isPlain = command.length === 5 + (command[4] ?? 0);
  return isPlain && !isStoredSecret(now, dataOf(command)) ? `${name}: another value was stored` : undefined;
}
