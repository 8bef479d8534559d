import { response } from '../apdu';
import { STATUS } from '../status-word';
import { tokenProfile } from '../token-profile';
import { answer, handlerKey, type CommandHandler, type HandlerTable } from './application';
import { getData } from './get-data';
import { readBinary, readRecord } from './read';
import { getChallenge } from './reset';
import { changeReferenceData, verify } from './secret-commands';
import { select } from './select';
import { computeDigitalSignature } from './sign';

/** JICSAP's administrative commands (CLA 80): a card knows them, and nobody here has the right to any. */
const ADMINISTRATIVE = [0x06, 0x32, 0x50, 0x52, 0x54, 0x82, 0x8a];

/** CARD 3. GET RESPONSE: an answer always comes whole, so that nothing ever waits to be fetched. */
const getResponse: CommandHandler = ({ p1, p2, data }) => {
  if (p1 !== 0x00 || p2 !== 0x00) return response(STATUS.wrongParameters);
  return response(data.length > 0 ? STATUS.wrongLength : STATUS.conditionsNotSatisfied);
};

/** CARD 3, 8. The indicator of the last command, four bytes: an iPhone takes it, a card does not. */
const lastCommandIndicator: CommandHandler = ({ p1, p2, data, le }, { memory: { image } }) => {
  const takesIt = image.card === 'my-number-card' && tokenProfile(image.token.label).takesLastCommandIndicator;
  if (!takesIt || data.length > 0 || le !== undefined) return response(STATUS.wrongLength);
  return response(p1 === 0x00 && p2 === 0x00 ? STATUS.success : STATUS.wrongParameters);
};

/** The commands of every application, and of a card on which none is selected. */
export const GENERAL_COMMANDS: HandlerTable = new Map([
  [handlerKey(0x00, 0xa4), select],
  [handlerKey(0x00, 0xb0), readBinary],
  [handlerKey(0x00, 0xb2), readRecord],
  [handlerKey(0x00, 0x20), verify],
  [handlerKey(0x00, 0x24), changeReferenceData],
  [handlerKey(0x00, 0x84), getChallenge],
  [handlerKey(0x00, 0x88), answer(STATUS.conditionsNotSatisfied)],
  [handlerKey(0x00, 0xc0), getResponse],
  [handlerKey(0x00, 0xca), getData],
  [handlerKey(0x80, 0x2a), computeDigitalSignature],
  // The JPKI application alone has a key to check terminals with.
  [handlerKey(0x80, 0xa2), answer(STATUS.wrongParameters)],
  [handlerKey(0x80, 0xae), answer(STATUS.securityStatusNotSatisfied)],
  [handlerKey(0x80, 0xfc), lastCommandIndicator],
  ...ADMINISTRATIVE.map((ins) => [handlerKey(0x80, ins), answer(STATUS.securityStatusNotSatisfied)] as const),
]);
