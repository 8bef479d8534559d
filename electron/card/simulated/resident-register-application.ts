import { RESIDENT_REGISTER_AID } from '../application-ids';
import { handlerKey, type ApplicationFactory } from './application';
import { records } from './files';
import { changeKey } from './secret-commands';

/** CARD 6.3. The resident-register application (住基AP): a PIN, and a record of which nothing is known. */
export const residentRegisterApplication: ApplicationFactory = ({ applications }) => {
  if (!applications) return undefined;
  return {
    aid: RESIDENT_REGISTER_AID,
    files: new Map([
      [0x0002, records(applications.residentRegister['0002'], ['resident-register-pin'])],
      [0x001c, { kind: 'secret', secret: 'resident-register-pin' }],
    ]),
    handlers: new Map([[handlerKey(0x80, 0x32), changeKey]]),
  };
};
