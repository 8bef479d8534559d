import type { FastifyInstance } from 'fastify';
import { fromText, toText } from './bytes';
import type { CentreContext } from './centre-context';
import type { FaceResponse } from './face-verification';
import {
  bytesOf,
  certificate,
  credentialId,
  faceResponse,
  instant,
  objectOf,
  problems,
  registrationId,
  signature,
} from './http-schemas';
import { answer } from './replies';
import { beginRegistration, finishRegistration, proveCard } from './registrations';

interface RegistrationParams {
  readonly registrationId: string;
}

/** Step 1, in its order: begin, the card's proof, the face (REG-1). */
export function addPhoneRoutes(server: FastifyInstance, centre: CentreContext): void {
  server.post<{ Body: { authenticationCertificate: string } }>(
    '/v1/registrations',
    {
      schema: {
        summary: 'REG-1: begin, and get a challenge for the card',
        body: objectOf({ authenticationCertificate: certificate }),
        response: { 200: objectOf({ registrationId, challenge: bytesOf(32, 'For the card to sign.') }), ...problems },
      },
    },
    async (request, reply) =>
      answer(reply, await beginRegistration(centre, fromText(request.body.authenticationCertificate)), (begun) => ({
        ...begun,
        challenge: toText(begun.challenge),
      })),
  );
  server.post<{ Params: RegistrationParams; Body: { signature: string; credentialId?: string } }>(
    '/v1/registrations/:registrationId/card-proof',
    {
      schema: {
        summary: 'REG-1: the card’s signature; then the face is asked for',
        params: objectOf({ registrationId }),
        body: objectOf({ signature }, { credentialId }),
        response: {
          200: objectOf({
            kind: { type: 'string', enum: ['create', 'get'] },
            options: {
              type: 'object',
              additionalProperties: true,
              description: 'WebAuthn options in their JSON form.',
            },
          }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { body, params } = request;
      const proven = await proveCard(centre, params.registrationId, fromText(body.signature), body.credentialId);
      return answer(reply, proven, (requested) => requested);
    },
  );
  server.post<{ Params: RegistrationParams; Body: { response: FaceResponse } }>(
    '/v1/registrations/:registrationId/face',
    {
      schema: {
        summary: 'REG-1: the face, as WebAuthn user verification; then the card is pre-registered for 24 hours',
        params: objectOf({ registrationId }),
        body: objectOf({ response: faceResponse }),
        response: { 200: objectOf({ registeredAt: instant, goodUntil: instant }), ...problems },
      },
    },
    async (request, reply) => {
      const { body, params } = request;
      return answer(reply, await finishRegistration(centre, params.registrationId, body.response), (done) => done);
    },
  );
}
