import { handlerKey, type ApplicationFactory } from './application';
import type { CardFile, ReadCondition } from './dedicated-file';
import { filledUp, INTERNAL, transparent, UNKNOWN_CONTENT } from './files';
import { setPublicIcKey } from './public-ic-key';
import { externalAuthenticate, resetRetryCounter } from './reset';
import { tokenInformation } from './token-information';
import { JPKI_AID, JPKI_FILE } from '../jpki-files';
import { tokenProfile } from '../token-profile';

const PRESENT = 0x8f;

/** CARD 2. The public personal authentication application (公的個人認証AP). */
export const jpkiApplication: ApplicationFactory = ({ certificates, keys, token, unknownFiles, switches }) => {
  const certificate = (base64: string, readableAfter?: ReadCondition): CardFile =>
    transparent(filledUp(Buffer.from(base64, 'base64'), switches.certificateFileBytes), readableAfter);
  const files = new Map<number, CardFile>([
    [JPKI_FILE.signingCertificate, certificate(certificates.signing ?? '', ['signing-password'])],
    [JPKI_FILE.signingAuthorityCertificate, certificate(certificates.signingAuthority)],
    [JPKI_FILE.tokenInformation, transparent(tokenInformation(token.label, token.serial))],
    [
      JPKI_FILE.certificateAvailability,
      transparent(Uint8Array.of(certificates.signing === undefined ? 0 : PRESENT, PRESENT, 0)),
    ],
    // Nobody has found what opens it.
    [0x0009, transparent(unknownFiles?.['jpki.0009'] ?? UNKNOWN_CONTENT, [])],
    [
      JPKI_FILE.authenticationCertificate,
      certificate(
        certificates.authentication,
        tokenProfile(token.label).isAuthenticationCertificateFree ? undefined : ['authentication-pin'],
      ),
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
  ]);
  if (switches.jpkiFile0005 === 'internal') files.set(0x0005, INTERNAL);
  if (switches.jpkiFile0005 === 'readable')
    files.set(0x0005, transparent(unknownFiles?.['jpki.0005'] ?? UNKNOWN_CONTENT));
  const handlers = new Map([
    [handlerKey(0x00, 0x82), externalAuthenticate],
    [handlerKey(0x00, 0x2c), resetRetryCounter],
    [handlerKey(0x80, 0xa2), setPublicIcKey],
  ]);
  return { aid: JPKI_AID, files, handlers };
};
