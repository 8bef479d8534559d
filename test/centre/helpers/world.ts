import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import type { SecretName } from '../../../machines/rules/secrets';
import type { MaintenancePeriod } from '../../../machines/rules/stores';
import { startCentre, type Centre, type CentreOptions } from '../../../electron/centre/centre';
import { createCentreClient, createRegistryClient } from '../../../electron/centre/centre-client';
import type {
  Authorised,
  CentreRefusal,
  FaceRequested,
  Registered,
  RegistryClient,
  RegistryEntry,
} from '../../../electron/centre/centre.types';
import type { DatabaseOptions } from '../../../electron/centre/database';
import type { Result } from '../../../electron/result';
import { EmulatedFaceVerifier } from '../../../electron/webauthn-simulator/emulated-face-verifier';
import { createAuthority, newKey, signWith, type TestAuthority } from './authority';
import { HandClock } from './hand-clock';

/** A card as the centre meets it: two certificates and their keys. */
export interface TestCard {
  readonly entry: RegistryEntry;
  readonly keys: Readonly<Record<SecretName, KeyObject>>;
}

export interface CardChanges extends Partial<Omit<RegistryEntry, 'authenticationCertificate' | 'signingCertificate'>> {
  readonly authenticationEnds?: string;
  /** `none`: a card without a signing certificate. */
  readonly signingEnds?: string;
  readonly keys?: TestCard['keys'];
  readonly authority?: TestAuthority;
}

export const MORNING = '2026-11-24T10:00:00+09:00';
export const MAINTENANCE: MaintenancePeriod = {
  from: Date.parse('2026-12-31T12:00:00+09:00'),
  until: Date.parse('2027-01-01T12:00:00+09:00'),
};
export const TOKEN = 'the-registrars-token-of-the-tests';

/** What the centre of a test is started with, and what tests need of it besides. */
export async function createWorldOptions(database: DatabaseOptions) {
  const authorities = {
    authentication: await createAuthority('Simulated JPKI for user authentication'),
    signature: await createAuthority('Simulated JPKI for digital signature'),
  };
  const resetAuthority = generateKeyPairSync('ed25519');
  const clock = new HandClock(MORNING);
  const options: CentreOptions = {
    database,
    port: 0,
    clock,
    trustAnchors: {
      authentication: [authorities.authentication.certificate],
      signature: [authorities.signature.certificate],
    },
    resetAuthority: resetAuthority.privateKey,
    registrarToken: TOKEN,
    maintenance: () => [MAINTENANCE],
    logLevel: 'silent',
  };
  return { options, clock, authorities, resetAuthority };
}

export type WorldOptions = Awaited<ReturnType<typeof createWorldOptions>>;

/** A centre, a clock, an issuer; phones and kiosks that do their part right unless a test says otherwise. */
export class World {
  readonly clock: HandClock;
  readonly keys: TestCard['keys'] = { 'authentication-pin': newKey(), 'signing-password': newKey() };
  readonly client: ReturnType<typeof createCentreClient>;
  readonly registry: RegistryClient;
  readonly #options: WorldOptions;

  private constructor(
    readonly centre: Centre,
    options: WorldOptions,
  ) {
    this.#options = options;
    this.clock = options.clock;
    this.client = createCentreClient(centre.url);
    this.registry = createRegistryClient(centre.url, TOKEN);
  }

  static async start(options: WorldOptions): Promise<World> {
    return new World(await startCentre(options.options), options);
  }

  /** The same world with another centre, on any clock of its own. */
  at(url: string): World {
    return new World({ url, close: () => Promise.resolve() }, this.#options);
  }

  get resetAuthority(): KeyObject {
    return this.#options.resetAuthority.publicKey;
  }

  phone(): EmulatedFaceVerifier {
    return new EmulatedFaceVerifier(this.centre.url);
  }

  /** A card that the registrar has not entered. */
  async issue(changes: CardChanges = {}): Promise<TestCard> {
    const { keys = this.keys, authenticationEnds, signingEnds, authority, ...entry } = changes;
    const { authentication, signature } = this.#options.authorities;
    const ends = '2029-08-01T23:59:59+09:00';
    const authenticationCertificate = await (authority ?? authentication).issue(
      keys['authentication-pin'],
      authenticationEnds ?? ends,
    );
    const signing =
      signingEnds === 'none'
        ? {}
        : { signingCertificate: await signature.issue(keys['signing-password'], signingEnds ?? ends) };
    return { keys, entry: { cardExpires: '2034-08-01', ...entry, authenticationCertificate, ...signing } };
  }

  /** A card that the registrar has entered. */
  async card(changes: CardChanges = {}): Promise<TestCard> {
    const card = await this.issue(changes);
    valueOf(await this.registry.enter([card.entry]));
    return card;
  }

  /** Step 1 up to the face. */
  async proveCard(
    card: TestCard,
    phone?: EmulatedFaceVerifier,
    secret: SecretName = 'authentication-pin',
  ): Promise<Result<FaceRequested & { registrationId: string }, CentreRefusal>> {
    const begun = await this.client.beginRegistration(card.entry.authenticationCertificate);
    if (!begun.ok) return begun;
    const { registrationId, challenge } = begun.value;
    const proof = signWith(card.keys[secret], challenge);
    const asked = await this.client.proveCard(registrationId, proof, phone?.credentialId);
    return asked.ok ? { ok: true, value: { ...asked.value, registrationId } } : asked;
  }

  /** Step 1, all of it, with the face that the phone sees. */
  async preRegister(
    card: TestCard,
    phone = this.phone(),
    secret: SecretName = 'authentication-pin',
  ): Promise<Result<Registered, Pick<CentreRefusal, 'reason'>>> {
    const asked = await this.proveCard(card, phone, secret);
    if (!asked.ok) return asked;
    const seen = await phone.verify({ id: 1, ...asked.value }, new AbortController().signal);
    if (!seen.ok) return { ok: false, fault: { reason: seen.reason } };
    return this.client.finishRegistration(asked.value.registrationId, seen.response);
  }

  /** What a kiosk asks for: the card's challenge and its proof over a fresh nonce. */
  async request(card: TestCard, target: SecretName = 'signing-password') {
    const nonce = valueOf(await this.client.authorisationNonce());
    const cardChallenge = new Uint8Array(randomBytes(16));
    const cardSerial = new Uint8Array(Buffer.from('0000000020500003'));
    const key = card.keys[target === 'signing-password' ? 'authentication-pin' : 'signing-password'];
    const proof = signWith(key, 'ANSHO-KIOSK-1', nonce, cardChallenge);
    const { authenticationCertificate } = card.entry;
    return { target, authenticationCertificate, cardSerial, cardChallenge, nonce, proof };
  }

  async authorise(card: TestCard, target?: SecretName): Promise<Result<Authorised, CentreRefusal>> {
    return this.client.authorise(await this.request(card, target));
  }

  settle(card: TestCard, { authorisationId }: Authorised, target: SecretName = 'signing-password') {
    return this.client.settle(authorisationId, signWith(card.keys[target], 'ANSHO-DONE-1', authorisationId));
  }
}

/** The value of a call that has to have gone well. */
export function valueOf<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.fault)}`);
  return result.value;
}

/** What a call was refused with; undefined when it went well. */
export function faultOf<Fault>(result: Result<unknown, Fault>): Fault | undefined {
  return result.ok ? undefined : result.fault;
}
