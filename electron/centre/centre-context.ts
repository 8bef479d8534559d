import type { KeyObject } from 'node:crypto';
import type { MaintenancePeriod } from '../../machines/rules/stores';
import type { Instant } from '../../machines/rules/time';
import type { Database } from './database.types';
import type { Tokens } from './tokens';

/** What the centre's services work with. */
export interface CentreContext {
  readonly database: Database;
  /** The centre's own clock (KIOSK-2). */
  now(): Instant;
  readonly authorities: { readonly authentication: readonly KeyObject[]; readonly signature: readonly KeyObject[] };
  readonly tokens: Tokens;
  /** Ed25519, by the authority that cards check resets against (CARD 7.1). */
  signReset(message: Uint8Array): Uint8Array;
  readonly relyingParty: RelyingParty;
  /** STORE-6. */
  readonly maintenance: () => readonly MaintenancePeriod[];
}

/** Whom the phone's authenticator speaks to. */
export interface RelyingParty {
  readonly id: string;
  /** The origins from which a ceremony counts. */
  origins(): readonly string[];
}
