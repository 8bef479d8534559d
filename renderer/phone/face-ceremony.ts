import {
  platformAuthenticatorIsAvailable,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { FaceCeremony, FaceCeremonyResult } from '../../machines/phone/view.types';

/** What the page needs of the browser's WebAuthn; tests put another in its place. */
export interface Authenticator {
  readonly isAvailable: () => Promise<boolean>;
  readonly create: (options: PublicKeyCredentialCreationOptionsJSON) => Promise<unknown>;
  readonly get: (options: PublicKeyCredentialRequestOptionsJSON) => Promise<unknown>;
  readonly abort: () => void;
}

/** The browser's own. */
export const BROWSER_AUTHENTICATOR: Authenticator = {
  isAvailable: platformAuthenticatorIsAvailable,
  create: (optionsJSON) => startRegistration({ optionsJSON }),
  get: (optionsJSON) => startAuthentication({ optionsJSON }),
  abort: () => WebAuthnAbortService.cancelCeremony(),
};

function isRequest(options: unknown): options is PublicKeyCredentialRequestOptionsJSON {
  return (
    typeof options === 'object' && options !== null && 'challenge' in options && typeof options.challenge === 'string'
  );
}

function isCreation(options: unknown): options is PublicKeyCredentialCreationOptionsJSON {
  return isRequest(options) && 'rp' in options && 'user' in options && 'pubKeyCredParams' in options;
}

/** REF-15. What an error of the browser's WebAuthn means to the person. */
function reasonOf(error: unknown): 'face-not-matched' | 'face-cancelled' | 'face-unavailable' {
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return 'face-cancelled';
  return name === 'NotAllowedError' ? 'face-not-matched' : 'face-unavailable';
}

async function respond({ kind, options }: FaceCeremony, authenticator: Authenticator): Promise<unknown> {
  if (kind === 'create' && isCreation(options)) return authenticator.create(options);
  if (kind === 'get' && isRequest(options)) return authenticator.get(options);
  throw new TypeError(`these are no options of WebAuthn's ${kind}`);
}

/**
 * REG-1, REF-15. Performs one ceremony with the phone's own authenticator. `aborted` takes a function that is called
 * when nobody waits for the face any more.
 */
export async function performCeremony(
  ceremony: FaceCeremony,
  aborted: (listener: () => void) => void,
  authenticator: Authenticator = BROWSER_AUTHENTICATOR,
): Promise<FaceCeremonyResult> {
  const waiting = new AbortController();
  aborted(() => {
    waiting.abort();
    authenticator.abort();
  });
  if (!(await authenticator.isAvailable())) return { ok: false, reason: 'face-unavailable' };
  if (waiting.signal.aborted) return { ok: false, reason: 'face-cancelled' };
  try {
    return { ok: true, response: await respond(ceremony, authenticator) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}
