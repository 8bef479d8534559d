import { STATUS } from '../status-word';
import { answer, handlerKey, type HandlerTable } from './application';
import { getData } from './get-data';
import { readBinary, readRecord } from './read';
import { getChallenge } from './reset';
import { changeReferenceData, verify } from './secret-commands';
import { select } from './select';
import { computeDigitalSignature } from './sign';

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
