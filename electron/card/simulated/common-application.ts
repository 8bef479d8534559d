import { COMMON_AID } from '../application-ids';
import { STATUS } from '../status-word';
import { answer, handlerKey, type ApplicationFactory } from './application';
import { INTERNAL, records, transparent } from './files';
import { changeKey } from './secret-commands';
import { internalAuthenticate } from './sign';

/** CARD 6.3. The common application (共通カードAP): the card's number, and a key that proves which card it is. */
export const commonApplication: ApplicationFactory = ({ applications }) => {
  if (!applications) return undefined;
  const { common, key } = applications;
  return {
    aid: COMMON_AID,
    files: new Map([
      [0x0001, records(common['0001'])],
      [0x0002, transparent(common['0002'])],
      [0x0019, INTERNAL],
      [0x001c, { kind: 'secret', secret: 'common-pin' }],
    ]),
    handlers: new Map([
      [handlerKey(0x00, 0x88), internalAuthenticate(key)],
      [handlerKey(0x80, 0x32), changeKey],
      [handlerKey(0x80, 0xae), answer(STATUS.secureMessagingRefused)],
    ]),
  };
};
