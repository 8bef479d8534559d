import type { FastifyInstance } from 'fastify';
import type { CentreContext } from './centre-context';
import { instant, objectOf, outcome, outcomesOfDay, problems } from './http-schemas';
import { countOutcomesOfDay, recordOutcome } from './outcomes';
import type { SessionOutcome } from './outcomes.types';

/** The centre's health, its document of itself, and what sessions came to. */
export function addServiceRoutes(server: FastifyInstance, centre: CentreContext): void {
  server.get(
    '/openapi.json',
    {
      schema: {
        summary: 'This document',
        response: { 200: { description: 'OpenAPI 3.1.', type: 'object', additionalProperties: true } },
      },
    },
    async (_, reply) => reply.send(server.swagger()),
  );
  server.get(
    '/v1/health',
    { schema: { summary: 'The centre’s own clock', response: { 200: objectOf({ now: instant }), ...problems } } },
    async (_, reply) => reply.send({ now: centre.now() }),
  );
  server.post<{ Body: SessionOutcome }>(
    '/v1/outcomes',
    {
      schema: {
        summary: 'INV-8: what a session came to, never whose it was',
        body: outcome,
        response: { 200: objectOf({}), ...problems },
      },
    },
    async (request, reply) => {
      await recordOutcome(centre, request.body);
      return reply.send({});
    },
  );
  server.get<{ Querystring: { date?: string } }>(
    '/v1/outcomes/day',
    {
      schema: {
        summary: 'INV-8: how many sessions of a day came to what, by the hour; counts, and nobody in them',
        querystring: objectOf(
          {},
          {
            date: {
              type: 'string',
              format: 'date',
              description: 'A day in Japan; the centre’s own today when left out.',
            },
          },
        ),
        response: { 200: outcomesOfDay, ...problems },
      },
    },
    async ({ query }, reply) => reply.send(await countOutcomesOfDay(centre, query.date)),
  );
}
