import { AuthenticatorEmulator, PasskeysCredentialsMemoryRepository, WebAuthnEmulator } from 'nid-webauthn-emulator';
import type { FaceCeremony, FaceCeremonyResult } from '../../../machines/phone/view.types';
import { EmulatedFaceVerifier } from '../../../electron/webauthn-simulator/emulated-face-verifier';

/** A phone that answers without having verified its user; it says so, and signs it. */
export class CarelessPhone extends EmulatedFaceVerifier {
  verifiesUser = false;

  protected override interaction() {
    return { options: { uv: this.verifiesUser, up: true } };
  }
}

export function careless(origin: string): CarelessPhone {
  return new CarelessPhone(origin);
}

/** A phone whose first response is attested by nothing. */
class UnsignedPhone extends EmulatedFaceVerifier {
  readonly #client: WebAuthnEmulator;
  readonly #origin: string;

  constructor(origin: string) {
    super(origin);
    this.#origin = origin;
    this.#client = new WebAuthnEmulator(
      new AuthenticatorEmulator({ credentialsRepository: new PasskeysCredentialsMemoryRepository() }),
    );
  }

  override verify({ options }: FaceCeremony): Promise<FaceCeremonyResult> {
    const response = this.#client.createJSON(this.#origin, options as Parameters<WebAuthnEmulator['createJSON']>[1]);
    return Promise.resolve({ ok: true, response });
  }
}

export function unsigned(origin: string): EmulatedFaceVerifier {
  return new UnsignedPhone(origin);
}
