const faceApplication = (...tail: readonly number[]): Uint8Array =>
  Uint8Array.of(0xd3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, ...tail);

/** CARD 1.3. The issuer's security domain of GlobalPlatform: a card is in it after reset. */
export const ISSUER_DOMAIN_AID = Uint8Array.of(0xa0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00);

/** CARD 1.3. The identifiers of the applications beside JPKI (`JPKI_AID`). */
export const COMMON_AID = faceApplication(0x01, 0x01, 0x00);
export const RESIDENT_REGISTER_AID = faceApplication(0x01, 0x04, 0x01);
export const SURFACE_AID = faceApplication(0x01, 0x04, 0x02);
export const TEXT_AID = faceApplication(0x01, 0x04, 0x08);
