import { response } from '../apdu';
import { contactAtr } from '../answer-to-reset';
import type { CardApplications } from '../card-applications';
import { STATUS } from '../status-word';
import type { CommandHandler } from './application';

/** The data objects that GET DATA knows at the master file, whether this card has them or not. */
const DATA_OBJECTS: ReadonlyMap<number, keyof CardApplications['dataObjects']> = new Map([
  [0x0042, '0042'],
  [0x0045, '0045'],
  [0x0066, '0066'],
  [0x00f0, '00F0'],
  [0x00f2, '00F2'],
  [0x00f7, '00F7'],
  [0x00f8, '00F8'],
  [0x7f21, '7F21'],
] as const);
const ANSWER_TO_RESET = 0x5f51;

/** CARD 1.1, 3. GET DATA, at the master file only. Clients that probe for other cards' objects expect 6D00. */
export const getData: CommandHandler = ({ p1, p2, data, le }, { memory: { image }, session }) => {
  const tag = (p1 << 8) | p2;
  const name = DATA_OBJECTS.get(tag);
  if (tag !== ANSWER_TO_RESET && name === undefined) return response(STATUS.unknownInstruction);
  if (session.application) return response(STATUS.conditionsNotSatisfied);
  if (data.length > 0 || le === undefined) return response(STATUS.wrongLength);
  // The answer to reset comes without its first byte.
  if (name === undefined) return whole(Buffer.from(contactAtr(image.atr), 'hex').subarray(1), le);
  const object = image.card === 'my-number-card' ? image.applications?.dataObjects[name] : undefined;
  return object === undefined ? response(STATUS.referencedDataNotFound) : whole(Buffer.from(object, 'base64'), le);
};

function whole(object: Uint8Array, le: number) {
  return le < object.length ? response(STATUS.wrongLength) : response(STATUS.success, object);
}
