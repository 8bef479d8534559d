import { REVOCATION_CAUSES } from '../../machines/rules/certificates';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { PROGRAMS, SESSION_OUTCOMES } from './outcomes.types';

const BASE64URL = '^[A-Za-z0-9_-]+$';

/** base64url of exactly so many bytes. */
export const bytesOf = (length: number, description: string) => {
  const characters = Math.ceil((length * 4) / 3);
  return { type: 'string', pattern: BASE64URL, minLength: characters, maxLength: characters, description } as const;
};

/** base64url of at least 16 bytes: nothing as short as a secret can be sent anywhere (INV-4). */
const bytesUpTo = (length: number, description: string) =>
  ({
    type: 'string',
    pattern: BASE64URL,
    minLength: 22,
    maxLength: Math.ceil((length * 4) / 3),
    description,
  }) as const;

export const certificate = { ...bytesUpTo(6_000, 'A certificate in DER.'), minLength: 342 } as const;
export const signature = bytesOf(256, 'RSA-2048, PKCS#1 v1.5, SHA-256.');
export const registrationId = bytesOf(64, 'As the centre gave it.');
export const authorisationId = bytesOf(16, 'As the centre gave it.');
export const instant = { type: 'integer', description: 'Milliseconds since 1970-01-01T00:00:00Z.' } as const;
export const target = { type: 'string', enum: ['signing-password', 'authentication-pin'] } as const;
export const reason = { type: 'string', enum: REFUSAL_REASONS } as const;
export const revocationCause = { type: 'string', enum: REVOCATION_CAUSES } as const;
export const credentialId = bytesUpTo(1_023, 'The id of a WebAuthn credential.');

interface Properties {
  readonly [name: string]: unknown;
}

/** An object of these properties and no others: all of them, but for the optional ones. */
export const objectOf = (required: Properties, optional: Properties = {}) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(required),
  properties: { ...required, ...optional },
});

/** The JSON form of a WebAuthn response; every value in it is made by the browser or the authenticator. */
export const faceResponse = objectOf(
  {
    id: credentialId,
    rawId: credentialId,
    type: { type: 'string', enum: ['public-key'] },
    clientExtensionResults: objectOf({}),
    response: {
      type: 'object',
      anyOf: [
        objectOf({
          clientDataJSON: bytesUpTo(4_096, 'Client data.'),
          attestationObject: bytesUpTo(16_384, 'Attestation object.'),
        }),
        objectOf({
          clientDataJSON: bytesUpTo(4_096, 'Client data.'),
          authenticatorData: bytesUpTo(4_096, 'Authenticator data.'),
          signature: bytesUpTo(1_024, 'The credential’s signature.'),
        }),
      ],
    },
  },
  {},
);

const cameTo = { program: { type: 'string', enum: PROGRAMS }, outcome: { type: 'string', enum: SESSION_OUTCOMES } };

export const outcome = objectOf(cameTo, {
  reason,
  session: {
    type: 'string',
    format: 'uuid',
    minLength: 36,
    maxLength: 36,
    description: 'A random name of the session: told twice, it counts once.',
  },
  at: {
    ...instant,
    minimum: 0,
    description: `When it ended. ${instant.description} The centre’s own time where it is left out, or still to come.`,
  },
});

const counted = { ...cameTo, count: { type: 'integer' } };

/** How many sessions came to the same. */
export const outcomeCount = objectOf(counted, { reason });

export const outcomesOfDay = objectOf({
  date: { type: 'string', format: 'date', description: 'The day in Japan.' },
  counts: {
    type: 'array',
    items: objectOf({ ...counted, hour: { type: 'integer', minimum: 0, maximum: 23 } }, { reason }),
  },
});

export const registryEntry = objectOf(
  {
    authenticationCertificate: certificate,
    cardExpires: { type: 'string', format: 'date', description: 'The card’s last day.' },
  },
  {
    signingCertificate: certificate,
    authenticationRevoked: objectOf({ at: instant }),
    signingRevoked: objectOf({ at: instant, cause: revocationCause }),
  },
);

const sentence = { type: 'string', description: 'What went wrong, in words.' };

/** The answers that every route can give besides its own. */
export const problems = {
  400: { description: 'The request is not as described.', ...objectOf({ sentence }) },
  409: {
    description: 'The centre refuses, for a reason.',
    ...objectOf(
      { reason, sentence },
      { goodUntil: instant, cause: revocationCause, preRegisteredFor: target, notAfter: instant },
    ),
  },
  500: { description: 'The centre cannot answer now.', ...objectOf({ reason, sentence }) },
} as const;

export const unauthorised = { 401: { description: 'The registrar’s token is wrong.', ...objectOf({ sentence }) } };
