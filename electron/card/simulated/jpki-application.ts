import { handlerKey, type ApplicationFactory } from './application';
import type { CardFile } from './dedicated-file';
import { INTERNAL } from './files';
import { externalAuthenticate, resetRetryCounter } from './reset';
import { tokenInformation } from './token-information';
import { JPKI_AID, JPKI_FILE } from '../jpki-files';

const PRESENT = 0x8f;
/** CARD 8. A phone in place of a card: its authentication certificate is not free to read. */
const ANDROID_TOKEN = 'JPKIAPGPSETOKEN';

/** CARD 2. The public personal authentication application (公的個人認証AP). */
export const jpkiApplication: ApplicationFactory = ({ certificates, keys, token, switches }) => {
  const certificate = (base64: string): CardFile => ({ kind: 'transparent', content: Buffer.from(base64, 'base64') });
  const files = new Map<number, CardFile>([
    [
      JPKI_FILE.signingCertificate,
      {
        kind: 'transparent',
        content: Buffer.from(certificates.signing ?? '', 'base64'),
        readableAfter: ['signing-password'],
      },
    ],
    [JPKI_FILE.signingAuthorityCertificate, certificate(certificates.signingAuthority)],
    [JPKI_FILE.tokenInformation, { kind: 'transparent', content: tokenInformation(token.label, token.serial) }],
    [
      JPKI_FILE.certificateAvailability,
      { kind: 'transparent', content: Uint8Array.of(certificates.signing === undefined ? 0 : PRESENT, PRESENT, 0) },
    ],
    [0x0009, { kind: 'transparent', content: new Uint8Array(16).fill(0xff), readableAfter: [] }],
    [
      JPKI_FILE.authenticationCertificate,
      {
        kind: 'transparent',
        content: Buffer.from(certificates.authentication, 'base64'),
        ...(token.label.startsWith(ANDROID_TOKEN) && { readableAfter: ['authentication-pin'] as const }),
      },
    ],
    [JPKI_FILE.authenticationAuthorityCertificate, certificate(certificates.authenticationAuthority)],
    [JPKI_FILE.terminalAuthority, INTERNAL],
    [
      JPKI_FILE.authenticationKey,
      { kind: 'private-key', pkcs8: keys.authentication, unlockedBy: 'authentication-pin' },
    ],
    [JPKI_FILE.authenticationPin, { kind: 'secret', secret: 'authentication-pin' }],
    [JPKI_FILE.signingKey, { kind: 'private-key', pkcs8: keys.signing, unlockedBy: 'signing-password' }],
    [JPKI_FILE.signingPassword, { kind: 'secret', secret: 'signing-password' }],
    // Key references of unknown use.
    [0x0010, INTERNAL],
    [0x0019, INTERNAL],
    [0x001c, INTERNAL],
    [0x001e, INTERNAL],
    ...(switches.jpkiFile0005 === 'internal' ? [[0x0005, INTERNAL] as const] : []),
  ]);
  const handlers = new Map([
    [handlerKey(0x00, 0x82), externalAuthenticate],
    [handlerKey(0x00, 0x2c), resetRetryCounter],
  ]);
  return { aid: JPKI_AID, files, handlers };
};
