import { SURFACE_AID } from '../application-ids';
import { STATUS } from '../status-word';
import { answer, handlerKey, type ApplicationFactory } from './application';
import { transparent, UNKNOWN_CONTENT } from './files';
import { signWithOwnKey } from './sign';

/** CARD 6.2. The application that shows the card's face as pictures (券面事項確認AP). */
export const surfaceApplication: ApplicationFactory = ({ applications, unknownFiles }) => {
  if (!applications) return undefined;
  const { surface, key } = applications;
  const withAOrB = ['surface-number-a', 'surface-number-b'] as const;
  return {
    aid: SURFACE_AID,
    files: new Map([
      [0x0001, transparent(surface['0001'], ['surface-birth-date'])],
      [0x0002, transparent(surface['0002'], withAOrB)],
      [0x0003, transparent(surface['0003'])],
      [0x0004, transparent(surface['0004'])],
      [0x0005, transparent(surface['0005'], ['surface-number-a'])],
      [0x0006, transparent(unknownFiles?.['surface.0006'] ?? UNKNOWN_CONTENT, withAOrB)],
      [0x0011, { kind: 'secret', secret: 'surface-birth-date' }],
      [0x0012, { kind: 'secret', secret: 'surface-number-b' }],
      [0x0013, { kind: 'secret', secret: 'surface-number-a' }],
    ]),
    handlers: new Map([
      [handlerKey(0x80, 0x2a), signWithOwnKey(key)],
      [handlerKey(0x80, 0xae), answer(STATUS.secureMessagingRefused)],
    ]),
  };
};
