import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RevocationCause } from '../../machines/rules/certificates';
import { fromText, sha256 } from './bytes';
import type { CentreContext } from './centre-context';
import type { RegistryEntry } from './centre.types';
import { readCertificate } from './certificates';
import { certificate, objectOf, outcomeCount, problems, registryEntry, unauthorised } from './http-schemas';
import { countOutcomes } from './outcomes';
import { enterCards, preRegistrationState } from './registry';

interface EntryBody {
  readonly authenticationCertificate: string;
  readonly signingCertificate?: string;
  readonly cardExpires: string;
  readonly authenticationRevoked?: { readonly at: number };
  readonly signingRevoked?: { readonly at: number; readonly cause: RevocationCause };
}

const security = [{ registrar: [] }];

/** What only the issuer's side may do and see. */
export function addRegistryRoutes(server: FastifyInstance, centre: CentreContext, registrarToken: string): void {
  const expected = sha256(`Bearer ${registrarToken}`);
  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (timingSafeEqual(sha256(request.headers.authorization ?? ''), expected)) return undefined;
    return reply.code(401).send({ sentence: 'The registrar’s token is missing or wrong.' });
  };

  server.put<{ Body: { cards: readonly EntryBody[] } }>(
    '/v1/registry/cards',
    {
      onRequest,
      bodyLimit: 8 * 1024 * 1024,
      schema: {
        summary: 'Enter cards, or replace what is known of them',
        security,
        body: objectOf({ cards: { type: 'array', maxItems: 500, items: registryEntry } }),
        response: { 200: objectOf({}), ...problems, ...unauthorised },
      },
    },
    async ({ body }, reply) => {
      const entries = body.cards.map(toEntry);
      const wrong = entries.findIndex((entry) => unreadable(entry) !== undefined);
      const entry = entries[wrong];
      if (entry !== undefined) {
        const field = `cards.${wrong}.${unreadable(entry) ?? ''}`;
        return reply.code(400).send({ sentence: `The field ${field} of the body holds no RSA certificate in DER.` });
      }
      await enterCards(centre, entries);
      return reply.send({});
    },
  );
  server.post<{ Body: { authenticationCertificate: string } }>(
    '/v1/registry/pre-registration',
    {
      onRequest,
      schema: {
        summary: 'The state of a card’s pre-registration',
        security,
        body: objectOf({ authenticationCertificate: certificate }),
        response: {
          200: objectOf({ state: { type: 'string', enum: ['none', 'good', 'expired', 'used'] } }),
          ...problems,
          ...unauthorised,
        },
      },
    },
    async ({ body }, reply) =>
      reply.send({ state: await preRegistrationState(centre, fromText(body.authenticationCertificate)) }),
  );
  server.get(
    '/v1/registry/outcomes',
    {
      onRequest,
      schema: {
        summary: 'INV-8: how many sessions came to what',
        security,
        response: {
          200: objectOf({ outcomes: { type: 'array', items: outcomeCount } }),
          ...problems,
          ...unauthorised,
        },
      },
    },
    async (_, reply) => reply.send({ outcomes: await countOutcomes(centre) }),
  );
}

function toEntry({ authenticationCertificate, signingCertificate, ...rest }: EntryBody): RegistryEntry {
  return {
    ...rest,
    authenticationCertificate: fromText(authenticationCertificate),
    ...(signingCertificate === undefined ? {} : { signingCertificate: fromText(signingCertificate) }),
  };
}

/** The field of an entry that holds no certificate, if there is one. */
function unreadable(entry: RegistryEntry): string | undefined {
  if (readCertificate(entry.authenticationCertificate) === undefined) return 'authenticationCertificate';
  const { signingCertificate } = entry;
  const isWrong = signingCertificate !== undefined && readCertificate(signingCertificate) === undefined;
  return isWrong ? 'signingCertificate' : undefined;
}
