import { createHash } from 'node:crypto';
import {
  AuthenticatorEmulator,
  PasskeysCredentialsMemoryRepository,
  WebAuthnEmulator,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from 'nid-webauthn-emulator';
import type { FaceCeremony, FaceCeremonyResult } from '../../machines/phone/view.types';
import type { FaceOutcome } from '../../machines/workbench/console.types';
import type { FaceControl, FaceVerifier } from './face-verifier';
import { packedSelfAttestation } from './packed-attestation';

/**
 * A phone's authenticator without a browser, for headless runs: it keeps its credentials, and it is the authenticator
 * itself that does not verify a face that does not match. `origin`: the centre's, `http://localhost:PORT`.
 */
export class EmulatedFaceVerifier implements FaceVerifier, FaceControl {
  readonly #origin: string;
  readonly #credentials = new PasskeysCredentialsMemoryRepository();
  readonly #client: WebAuthnEmulator;
  #face: FaceOutcome = 'match';
  #credentialId: string | undefined;

  constructor(origin: string) {
    this.#origin = origin;
    const interaction = () => this.interaction();
    this.#client = new WebAuthnEmulator(
      new AuthenticatorEmulator({
        algorithmIdentifiers: ['ES256'],
        transports: ['internal'],
        credentialsRepository: this.#credentials,
        userMakeCredentialInteraction: interaction,
        userGetAssertionInteraction: interaction,
      }),
    );
  }

  get credentialId(): string | undefined {
    return this.#credentialId;
  }

  setFace(outcome: FaceOutcome): Promise<void> {
    this.#face = outcome;
    return Promise.resolve();
  }

  /** The person's part: without an answer the authenticator denies the operation, as when it cannot verify its user. */
  protected interaction(): { options: { uv: boolean; up: boolean } } | undefined {
    return this.#face === 'match' ? { options: { uv: true, up: true } } : undefined;
  }

  verify({ kind, options }: FaceCeremony, signal: AbortSignal): Promise<FaceCeremonyResult> {
    if (signal.aborted || this.#face === 'cancelled') return Promise.resolve({ ok: false, reason: 'face-cancelled' });
    if (this.#face === 'unavailable') return Promise.resolve({ ok: false, reason: 'face-unavailable' });
    try {
      const response = kind === 'create' ? this.#create(options) : this.#client.getJSON(this.#origin, request(options));
      return Promise.resolve({ ok: true, response });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        return Promise.resolve({ ok: false, reason: 'face-not-matched' });
      }
      return Promise.resolve({ ok: false, reason: 'face-unavailable' });
    }
  }

  #create(options: unknown): object {
    const created = this.#client.createJSON(this.#origin, creation(options));
    const source = this.#credentials
      .loadCredentials()
      .map((credential) => credential.publicKeyCredentialSource)
      .find(({ id }) => Buffer.from(id).toString('base64url') === created.id);
    if (source === undefined) throw new TypeError('the authenticator has lost the credential that it made');
    this.#credentialId = created.id;
    const { clientDataJSON, authenticatorData } = created.response;
    const clientDataHash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    // The emulator's client replaces every attestation by `none`.
    const attestationObject = packedSelfAttestation(
      Buffer.from(authenticatorData, 'base64url'),
      clientDataHash,
      new Uint8Array(source.privateKey),
    ).toString('base64url');
    return { ...created, response: { ...created.response, attestationObject } };
  }
}

function creation(options: unknown): PublicKeyCredentialCreationOptionsJSON {
  if (isObject(options) && 'rp' in options && 'user' in options && 'pubKeyCredParams' in options) {
    return options as unknown as PublicKeyCredentialCreationOptionsJSON;
  }
  throw new TypeError('these are no options of a create ceremony');
}

function request(options: unknown): PublicKeyCredentialRequestOptionsJSON {
  if (isObject(options) && 'challenge' in options) return options as unknown as PublicKeyCredentialRequestOptionsJSON;
  throw new TypeError('these are no options of a get ceremony');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
