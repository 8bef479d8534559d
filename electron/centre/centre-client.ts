import { z } from 'zod';
import { failure, success, type Result } from '../result';
import { toText } from './bytes';
import type { CentreClient, CentreRefusal, RegistryClient, RegistryEntry } from './centre.types';
import { bytes, createCall } from './http-call';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { PROGRAMS, SESSION_OUTCOMES, type OutcomeClient } from './outcomes.types';

const begun = z.object({ registrationId: z.string(), challenge: bytes(32) });
const faceRequested = z.object({ kind: z.enum(['create', 'get']), options: z.record(z.string(), z.unknown()) });
const registered = z.object({ registeredAt: z.int(), goodUntil: z.int() });
const nonce = z.object({ nonce: bytes(32) }).transform((value) => value.nonce);
const authorised = z.object({
  authorisationId: bytes(16),
  signature: bytes(64),
  goodUntil: z.int(),
  certificates: z.object({ signing: z.int(), authentication: z.int() }),
});
const health = z.object({ now: z.int() });
const nothing = z.object({}).transform(() => undefined);
const state = z.object({ state: z.enum(['none', 'good', 'expired', 'used']) }).transform((value) => value.state);

const outcomesOfDay = z.object({
  date: z.iso.date(),
  counts: z.array(
    z.object({
      hour: z.int().min(0).max(23),
      program: z.enum(PROGRAMS),
      outcome: z.enum(SESSION_OUTCOMES),
      reason: z.enum(REFUSAL_REASONS).exactOptional(),
      count: z.int().positive(),
    }),
  ),
});

/** What the centre takes of a WebAuthn response; a browser's JSON form has more. */
const faceResponse = z.object({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  clientExtensionResults: z.unknown().transform(() => ({})),
  response: z.union([
    z.object({ clientDataJSON: z.string(), attestationObject: z.string() }),
    z.object({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }),
  ]),
});

/** Kiosk's and phone's side of the centre at `url` (`http://localhost:PORT`). No call throws (REF-14). */
export function createCentreClient(url: string): CentreClient & OutcomeClient {
  const call = createCall(url);
  return {
    beginRegistration: (certificate) =>
      call('POST', '/v1/registrations', begun, { authenticationCertificate: toText(certificate) }),
    proveCard: (registrationId, signature, credentialId) =>
      call('POST', `/v1/registrations/${encodeURIComponent(registrationId)}/card-proof`, faceRequested, {
        signature: toText(signature),
        ...(credentialId === undefined ? {} : { credentialId }),
      }),
    async finishRegistration(registrationId, response) {
      const parsed = faceResponse.safeParse(response);
      if (!parsed.success) return failure({ reason: 'face-not-matched' });
      const path = `/v1/registrations/${encodeURIComponent(registrationId)}/face`;
      return call('POST', path, registered, { response: parsed.data });
    },
    authorisationNonce: () => call('POST', '/v1/authorisation-nonces', nonce),
    authorise: (request) =>
      call('POST', '/v1/authorisations', authorised, {
        target: request.target,
        authenticationCertificate: toText(request.authenticationCertificate),
        cardSerial: toText(request.cardSerial),
        cardChallenge: toText(request.cardChallenge),
        nonce: toText(request.nonce),
        proof: toText(request.proof),
      }),
    settle: (authorisationId, signature) =>
      call('POST', `/v1/authorisations/${toText(authorisationId)}/settlement`, nothing, {
        signature: toText(signature),
      }),
    health: () => call('GET', '/v1/health', health),
    reportOutcome: (outcome) => call('POST', '/v1/outcomes', nothing, outcome),
    outcomesOfDay: (date) =>
      call('GET', `/v1/outcomes/day${date === undefined ? '' : `?date=${encodeURIComponent(date)}`}`, outcomesOfDay),
  };
}

/** How many cards one request enters. */
const BATCH = 500;

/** The issuer's side of the centre at `url`. No call throws; a wrong token is `centre-unreachable`. */
export function createRegistryClient(url: string, token: string): RegistryClient {
  const call = createCall(url, { authorization: `Bearer ${token}` });
  return {
    async enter(entries) {
      for (let start = 0; start < entries.length; start += BATCH) {
        const cards = entries.slice(start, start + BATCH).map(toWire);
        const entered: Result<undefined, CentreRefusal> = await call('PUT', '/v1/registry/cards', nothing, { cards });
        if (!entered.ok) return entered;
      }
      return success(undefined);
    },
    preRegistration: (certificate) =>
      call('POST', '/v1/registry/pre-registration', state, { authenticationCertificate: toText(certificate) }),
  };
}

function toWire({ authenticationCertificate, signingCertificate, ...rest }: RegistryEntry): object {
  return {
    ...rest,
    authenticationCertificate: toText(authenticationCertificate),
    ...(signingCertificate === undefined ? {} : { signingCertificate: toText(signingCertificate) }),
  };
}
