import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { RelyingParty } from './centre-context';
import type { FaceRequested } from './centre.types';
import { fromText, sha256 } from './bytes';
import { TOKEN_LIFETIME } from './tokens';

/**
 * The library that knows WebAuthn. It takes as long to load as everything else together: the centre answers first, and
 * loads it then.
 */
export const loadWebAuthn = () => import('@simplewebauthn/server');

/** ES256, RS256. */
const ALGORITHMS = [-7, -257];

/** An enrolled phone's credential. */
export interface EnrolledPhone {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
}

/** REG-1. What the phone's authenticator is asked: an unknown phone enrols, a known one answers with its credential. */
export async function requestFace(
  relyingParty: RelyingParty,
  cardId: string,
  challenge: string,
  credentialId: string | undefined,
): Promise<FaceRequested> {
  const { generateAuthenticationOptions, generateRegistrationOptions } = await loadWebAuthn();
  if (credentialId !== undefined) {
    const options = await generateAuthenticationOptions({
      rpID: relyingParty.id,
      challenge: fromText(challenge),
      allowCredentials: [{ id: credentialId }],
      userVerification: 'required',
      timeout: TOKEN_LIFETIME,
    });
    return { kind: 'get', options };
  }
  const options = await generateRegistrationOptions({
    rpName: 'Ansho',
    rpID: relyingParty.id,
    userName: 'Ansho',
    // The same for every enrolment of a card, so that a phone that enrols again replaces its credential.
    userID: new Uint8Array(sha256('ANSHO-PHONE-1', cardId)),
    challenge: fromText(challenge),
    // Without attestation nothing would sign the first response, its user verification flag included.
    attestationType: 'direct',
    authenticatorSelection: {
      authenticatorAttachment: 'platform',
      residentKey: 'preferred',
      userVerification: 'required',
    },
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: TOKEN_LIFETIME,
  });
  return { kind: 'create', options };
}

/** A response in the standard's JSON form, its shape checked at the door. */
export type FaceResponse = RegistrationResponseJSON | AuthenticationResponseJSON;

/**
 * REG-1, REF-15. The phone behind a response in which the authenticator has verified its user over this challenge;
 * undefined for every other response: unsigned, of another challenge, origin or phone, or without user verification.
 */
export async function verifyFace(
  relyingParty: RelyingParty,
  challenge: string,
  response: FaceResponse,
  phone: EnrolledPhone | undefined,
): Promise<EnrolledPhone | undefined> {
  const expected = {
    expectedChallenge: challenge,
    expectedOrigin: [...relyingParty.origins()],
    expectedRPID: relyingParty.id,
    requireUserVerification: true,
  };
  const { verifyAuthenticationResponse, verifyRegistrationResponse } = await loadWebAuthn();
  try {
    if (phone === undefined) {
      if (!isRegistration(response)) return undefined;
      const { registrationInfo } = await verifyRegistrationResponse({
        ...expected,
        response,
        supportedAlgorithmIDs: ALGORITHMS,
      });
      if (registrationInfo === undefined || registrationInfo.fmt === 'none') return undefined;
      const { id, publicKey, counter } = registrationInfo.credential;
      return { credentialId: id, publicKey, counter };
    }
    if (isRegistration(response) || response.id !== phone.credentialId) return undefined;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expected,
      response,
      credential: { id: phone.credentialId, publicKey: new Uint8Array(phone.publicKey), counter: phone.counter },
    });
    return verified ? { ...phone, counter: authenticationInfo.newCounter } : undefined;
  } catch {
    // The library throws for every response that does not hold; which check failed is nobody's business.
    return undefined;
  }
}

function isRegistration(response: FaceResponse): response is RegistrationResponseJSON {
  return 'attestationObject' in response.response;
}
