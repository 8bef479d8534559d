import { response } from '../apdu';
import { STATUS } from '../status-word';
import { handlerKey, type CommandHandler, type HandlerTable } from './application';
import { readBinary, readRecord } from './read';
import { getChallenge } from './reset';
import { changeReferenceData, verify } from './secret-commands';
import { select } from './select';
import { computeDigitalSignature } from './sign';

const answer =
  (statusWord: number): CommandHandler =>
  () =>
    response(statusWord);

/** The data objects that GET DATA knows at the master file, whether this card has them or not. */
const DATA_OBJECTS = new Set([0x0042, 0x0045, 0x0066, 0x00f0, 0x00f2, 0x00f7, 0x00f8, 0x7f21]);
const ANSWER_TO_RESET = 0x5f51;

/** CARD 1.1, 3. GET DATA: the answer to reset without its first byte. Clients that probe others expect 6D00. */
const getData: CommandHandler = ({ p1, p2, le }, { memory, session }) => {
  const tag = (p1 << 8) | p2;
  if (tag !== ANSWER_TO_RESET && !DATA_OBJECTS.has(tag)) return response(STATUS.unknownInstruction);
  if (session.application) return response(STATUS.conditionsNotSatisfied);
  if (tag !== ANSWER_TO_RESET) return response(STATUS.referencedDataNotFound);
  const atr = Buffer.from(memory.image.atr, 'hex').subarray(1);
  return (le ?? 0) < atr.length ? response(STATUS.wrongLength) : response(STATUS.success, atr);
};

/** JICSAP's administrative commands (CLA 80): a card knows them, and nobody here has the right to any. */
const ADMINISTRATIVE = [0x06, 0x32, 0x50, 0x52, 0x54, 0x82, 0x8a];

/** The commands of every application, and of a card on which none is selected. */
export const GENERAL_COMMANDS: HandlerTable = new Map([
  [handlerKey(0x00, 0xa4), select],
  [handlerKey(0x00, 0xb0), readBinary],
  [handlerKey(0x00, 0xb2), readRecord],
  [handlerKey(0x00, 0x20), verify],
  [handlerKey(0x00, 0x24), changeReferenceData],
  [handlerKey(0x00, 0x84), getChallenge],
  [handlerKey(0x00, 0x88), answer(STATUS.conditionsNotSatisfied)],
  [handlerKey(0x00, 0xca), getData],
  [handlerKey(0x80, 0x2a), computeDigitalSignature],
  [handlerKey(0x80, 0xa2), answer(STATUS.wrongParameters)],
  [handlerKey(0x80, 0xae), answer(STATUS.securityStatusNotSatisfied)],
  [handlerKey(0x80, 0xfc), answer(STATUS.wrongLength)],
  ...ADMINISTRATIVE.map((ins) => [handlerKey(0x80, ins), answer(STATUS.securityStatusNotSatisfied)] as const),
]);
