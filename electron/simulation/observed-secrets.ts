import { command, encodeCommand, parseResponse } from '../card/apdu';
import type { CardImage } from '../card/card-image';
import { JPKI_AID, SECRET_FILES } from '../card/jpki-files';
import { SimulatedCard } from '../card/simulated-card';
import { STATUS } from '../card/status-word';
import type { SecretName } from '../../machines/rules/secrets';
import type { Observation, ObservedSecret } from './scenario-driver';

/** VERIFY on a copy of the card: the card itself spends no try. */
function verifiesOnCopy(image: CardImage, secret: SecretName, value: string): boolean {
  const copy = new SimulatedCard(structuredClone(image), { persist: () => undefined });
  const file = SECRET_FILES[secret].secret;
  copy.powerOn();
  copy.transmit(encodeCommand(command(0x00, 0xa4, 0x04, 0x0c, JPKI_AID)));
  copy.transmit(encodeCommand(command(0x00, 0xa4, 0x02, 0x0c, Uint8Array.of(file >> 8, file & 0xff))));
  const answer = copy.transmit(encodeCommand(command(0x00, 0x20, 0x00, 0x80, Buffer.from(value, 'ascii'))));
  return answer !== undefined && parseResponse(answer)?.statusWord === STATUS.success;
}

/** What can be seen of a card's secrets: tries left, and whether a value verifies. */
export function observeSecrets(image: CardImage): Observation['card'] {
  const observe = (secret: SecretName): ObservedSecret | undefined =>
    image.card === 'my-number-card'
      ? { tries: image.secrets[secret].tries, verifies: (value) => verifiesOnCopy(image, secret, value) }
      : undefined;
  return { 'signing-password': observe('signing-password'), 'authentication-pin': observe('authentication-pin') };
}
