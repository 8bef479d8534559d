import { createCentreClient, createRegistryClient } from './centre-client';
import type {
  AuthorisationRequest,
  CentreClient,
  CentreRefusal,
  PreRegistrationState,
  RegistryClient,
  RegistryEntry,
} from './centre.types';
import type { OutcomeClient, OutcomesOfDay, SessionOutcome } from './outcomes.types';
import { failure, type Result } from '../result';

type Answer<Value> = Promise<Result<Value, CentreRefusal>>;
type Clients = CentreClient & OutcomeClient & RegistryClient;

/** The line to the centre: the centre may start late, stop, and come back elsewhere. While it is away, it is unreachable. */
export class CentreLine implements CentreClient, OutcomeClient, RegistryClient {
  #clients: Clients | undefined;

  /** Where the centre is reached from now on, and the registrar's token. */
  connect(url: string, registrarToken: string): void {
    this.#clients = { ...createCentreClient(url), ...createRegistryClient(url, registrarToken) };
  }

  /** Nothing gets through from now on. */
  cut(): void {
    this.#clients = undefined;
  }

  get isConnected(): boolean {
    return this.#clients !== undefined;
  }

  beginRegistration(authenticationCertificate: Uint8Array): ReturnType<CentreClient['beginRegistration']> {
    return this.#ask((clients) => clients.beginRegistration(authenticationCertificate));
  }

  proveCard(
    registrationId: string,
    signature: Uint8Array,
    credentialId?: string,
  ): ReturnType<CentreClient['proveCard']> {
    return this.#ask((clients) => clients.proveCard(registrationId, signature, credentialId));
  }

  finishRegistration(registrationId: string, response: unknown): ReturnType<CentreClient['finishRegistration']> {
    return this.#ask((clients) => clients.finishRegistration(registrationId, response));
  }

  authorisationNonce(): Answer<Uint8Array> {
    return this.#ask((clients) => clients.authorisationNonce());
  }

  authorise(request: AuthorisationRequest): ReturnType<CentreClient['authorise']> {
    return this.#ask((clients) => clients.authorise(request));
  }

  settle(authorisationId: Uint8Array, signature: Uint8Array): Answer<void> {
    return this.#ask((clients) => clients.settle(authorisationId, signature));
  }

  health(): ReturnType<CentreClient['health']> {
    return this.#ask((clients) => clients.health());
  }

  reportOutcome(outcome: SessionOutcome): Answer<void> {
    return this.#ask((clients) => clients.reportOutcome(outcome));
  }

  outcomesOfDay(date?: string): Answer<OutcomesOfDay> {
    return this.#ask((clients) => clients.outcomesOfDay(date));
  }

  enter(entries: readonly RegistryEntry[]): Answer<void> {
    return this.#ask((clients) => clients.enter(entries));
  }

  preRegistration(authenticationCertificate: Uint8Array): Answer<PreRegistrationState> {
    return this.#ask((clients) => clients.preRegistration(authenticationCertificate));
  }

  #ask<Value>(ask: (clients: Clients) => Answer<Value>): Answer<Value> {
    return this.#clients === undefined
      ? Promise.resolve(failure({ reason: 'centre-unreachable' }))
      : ask(this.#clients);
  }
}
