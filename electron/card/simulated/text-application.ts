import { TEXT_AID } from '../application-ids';
import { handlerKey, type ApplicationFactory } from './application';
import { transparent, UNKNOWN_CONTENT } from './files';
import { setSessionKey } from './secure-messaging';
import { signWithOwnKey } from './sign';

/** CARD 6.1. The application that types the card's face (券面事項入力補助AP). */
export const textApplication: ApplicationFactory = ({ applications, unknownFiles, switches }) => {
  if (!applications) return undefined;
  const { text, key } = applications;
  const withA = ['text-pin', 'text-number-a'] as const;
  const withB = ['text-pin', 'text-number-b'] as const;
  const withAny = ['text-pin', 'text-number-a', 'text-number-b'] as const;
  const attributes = Buffer.concat([
    Buffer.from(switches.textAttributesPrefix, 'hex'),
    Buffer.from(text['0002'], 'base64'),
  ]);
  return {
    aid: TEXT_AID,
    files: new Map([
      [0x0001, transparent(text['0001'], withA)],
      [0x0002, transparent(attributes, withB)],
      [0x0003, transparent(text['0003'], withAny)],
      [0x0004, transparent(text['0004'])],
      [0x0005, transparent(text['0005'])],
      [0x0006, transparent(text['0006'], withAny)],
      [0x0007, transparent(text['0007'], withAny)],
      [0x0008, transparent(unknownFiles?.['text.0008'] ?? UNKNOWN_CONTENT, [])],
      [0x0011, { kind: 'secret', secret: 'text-pin' }],
      [0x0012, { kind: 'secret', secret: 'text-reserved' }],
      [0x0014, { kind: 'secret', secret: 'text-number-a' }],
      [0x0015, { kind: 'secret', secret: 'text-number-b' }],
    ]),
    handlers: new Map([
      [handlerKey(0x80, 0x2a), signWithOwnKey(key)],
      [handlerKey(0x80, 0xae), setSessionKey(key)],
    ]),
  };
};
