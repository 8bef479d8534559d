import type { FastifyInstance } from 'fastify';
import type { SecretName } from '../../machines/rules/secrets';
import { authorise, issueNonce, settle } from './authorisations';
import { fromText, toText } from './bytes';
import type { CentreContext } from './centre-context';
import { authorisationId, bytesOf, certificate, instant, objectOf, problems, signature, target } from './http-schemas';
import { answer } from './replies';

interface AuthorisationBody {
  readonly target: SecretName;
  readonly authenticationCertificate: string;
  readonly cardSerial: string;
  readonly cardChallenge: string;
  readonly nonce: string;
  readonly proof: string;
}

/** Step 2: a nonce, the authorisation, and its settlement. */
export function addKioskRoutes(server: FastifyInstance, centre: CentreContext): void {
  server.post(
    '/v1/authorisation-nonces',
    {
      schema: {
        summary: 'A nonce for the card to sign',
        response: { 200: objectOf({ nonce: bytesOf(32, 'Good for one authorisation, soon.') }), ...problems },
      },
    },
    async (_, reply) => reply.send({ nonce: toText(issueNonce(centre)) }),
  );
  server.post<{ Body: AuthorisationBody }>(
    '/v1/authorisations',
    {
      schema: {
        summary: 'INV-1, INV-2, KIOSK-2: allow one reset',
        body: objectOf({
          target,
          authenticationCertificate: certificate,
          cardSerial: bytesOf(16, 'The serial number of EF 0006.'),
          cardChallenge: bytesOf(16, 'The card’s own challenge.'),
          nonce: bytesOf(32, 'As the centre gave it.'),
          proof: { ...signature, description: 'The card’s signature over "ANSHO-KIOSK-1" | nonce | cardChallenge.' },
        }),
        response: {
          200: objectOf({
            authorisationId,
            signature: bytesOf(64, 'Ed25519, for the card to check.'),
            goodUntil: instant,
            certificates: objectOf({ signing: instant, authentication: instant }),
          }),
          ...problems,
        },
      },
    },
    async ({ body }, reply) => {
      const request = {
        target: body.target,
        authenticationCertificate: fromText(body.authenticationCertificate),
        cardSerial: fromText(body.cardSerial),
        cardChallenge: fromText(body.cardChallenge),
        nonce: fromText(body.nonce),
        proof: fromText(body.proof),
      };
      return answer(reply, await authorise(centre, request), (authorised) => ({
        ...authorised,
        authorisationId: toText(authorised.authorisationId),
        signature: toText(authorised.signature),
      }));
    },
  );
  server.post<{ Params: { authorisationId: string }; Body: { signature: string } }>(
    '/v1/authorisations/:authorisationId/settlement',
    {
      schema: {
        summary: 'REG-6: the reset is done; may be repeated',
        params: objectOf({ authorisationId }),
        body: objectOf({
          signature: { ...signature, description: 'The card’s signature over "ANSHO-DONE-1" | authorisationId.' },
        }),
        response: { 200: objectOf({}), ...problems },
      },
    },
    async ({ body, params }, reply) =>
      answer(reply, await settle(centre, fromText(params.authorisationId), fromText(body.signature)), () => ({})),
  );
}
