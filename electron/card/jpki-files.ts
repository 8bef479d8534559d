import type { SecretName } from '../../machines/rules/secrets';

/** CARD 1.3. The application identifier of the JPKI application. */
export const JPKI_AID = Uint8Array.of(0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01);

/** CARD 2.1. The files of the JPKI application. */
export const JPKI_FILE = {
  signingCertificate: 0x0001,
  signingAuthorityCertificate: 0x0002,
  tokenInformation: 0x0006,
  certificateAvailability: 0x0008,
  authenticationCertificate: 0x000a,
  authenticationAuthorityCertificate: 0x000b,
  terminalAuthority: 0x0016,
  authenticationKey: 0x0017,
  authenticationPin: 0x0018,
  signingKey: 0x001a,
  signingPassword: 0x001b,
} as const;

/** CARD 2.1. The file of each secret, and of the private key that it unlocks. */
export const SECRET_FILES: Readonly<Record<SecretName, { readonly secret: number; readonly key: number }>> = {
  'authentication-pin': { secret: JPKI_FILE.authenticationPin, key: JPKI_FILE.authenticationKey },
  'signing-password': { secret: JPKI_FILE.signingPassword, key: JPKI_FILE.signingKey },
};
