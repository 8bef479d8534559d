import { parseCommand, response, type CommandApdu, type ResponseApdu } from '../apdu';
import { STATUS } from '../status-word';
import { handlerKey, type CardContext } from './application';
import { GENERAL_COMMANDS } from './general-commands';
import { carry, isCarried } from './secure-messaging';

const SELECT = 0xa4;
const READ_BINARY = 0xb0;
const VERIFY = 0x20;
const CHECKED_CLASS = 0x0c;

/** Answers one command. Bytes that are no APDU have a wrong length. */
export function dispatch(bytes: Uint8Array, card: CardContext): ResponseApdu {
  const command = parseCommand(bytes);
  if (!command) return response(STATUS.wrongLength);
  if (isCarried(command, card)) return carry(command, card, (plain) => answer(plain, card));
  const refused = refusedClass(command, card);
  return refused === undefined ? answer(command, card) : response(refused);
}

function answer(command: CommandApdu, card: CardContext): ResponseApdu {
  const key = handlerKey(command.cla, command.ins);
  const selected = card.applications.find((application) => application === card.session.application);
  const handler = selected?.handlers.get(key) ?? GENERAL_COMMANDS.get(key);
  return handler ? handler(command, card) : response(STATUS.unknownInstruction);
}

/** CARD 3, class bytes: no logical channels, no other secure messaging. Undefined for the two classes that the card has. */
function refusedClass({ cla, ins }: CommandApdu, { session }: CardContext): number | undefined {
  if (cla === 0x00 || cla === 0x80) return undefined;
  const isFurtherChannel = (cla & 0xc0) === 0x40;
  const isFirstOrProprietary = (cla & 0xf0) === 0x00 || (cla & 0xf0) === 0x80;
  if (isFurtherChannel) return STATUS.logicalChannelNotSupported;
  if (!isFirstOrProprietary) return STATUS.unknownClass;
  if ((cla & 0x03) !== 0) return STATUS.logicalChannelNotSupported;
  // There is no key for checksums, so that nothing could be checked.
  if (cla === CHECKED_CLASS && session.channel) return STATUS.secureMessagingMissing;
  if (ins === SELECT) return STATUS.secureMessagingNotSupported;
  return ins === READ_BINARY || ins === VERIFY ? STATUS.secureMessagingNotForCommand : STATUS.secureMessagingMissing;
}
