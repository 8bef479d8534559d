import swagger from '@fastify/swagger';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { codeOf } from '../error-code';
import type { CentreContext } from './centre-context';
import { addKioskRoutes } from './kiosk-routes';
import { addPhonePage } from './phone-page';
import { addPhoneRoutes } from './phone-routes';
import { addRegistryRoutes } from './registry-routes';
import { SENTENCES } from './sentences';
import { addServiceRoutes } from './service-routes';

export interface HttpServerOptions {
  readonly registrarToken: string;
  readonly phonePageFolder?: string;
  /** What is written to standard error; bodies and headers never are. */
  readonly logLevel?: 'silent' | 'error' | 'info';
  /** Hears of every route that is added. */
  readonly onRoute?: (method: string, path: string) => void;
}

/** The centre's HTTP face: every route has a JSON schema, and the document of them all is `/openapi.json`. */
export async function createHttpServer(centre: CentreContext, options: HttpServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: 64 * 1024,
    requestTimeout: 15_000,
    frameworkErrors: refuseAddress,
    forceCloseConnections: true,
    logger: {
      level: options.logLevel ?? 'error',
      stream: process.stderr,
      serializers: {
        req: (request) => ({ method: request.method, route: request.routeOptions.url }),
        // Neither message nor stack: a database's error repeats what it was given.
        err: (error) => ({ type: error.name, code: codeOf(error), message: '', stack: '' }),
      },
    },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false } },
  });
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    if (error.validation !== undefined) return reply.code(400).send({ sentence: sentenceOf(error) });
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return reply.code(error.statusCode).send({ sentence: `${error.message}.` });
    }
    request.log.error({ req: request, err: error }, 'a request failed');
    return reply.code(500).send({ reason: 'centre-unreachable', sentence: SENTENCES['centre-unreachable'] });
  });
  server.setNotFoundHandler(async (_, reply) =>
    reply.code(404).send({ sentence: 'There is nothing at this address.' }),
  );
  server.addHook('onSend', async (_, reply) => {
    reply.header('x-content-type-options', 'nosniff');
  });
  const { onRoute } = options;
  if (onRoute !== undefined) {
    server.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat().filter((name) => name !== 'HEAD')) onRoute(one.toLowerCase(), url);
    });
  }
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Ansho centre',
        version: '1',
        description: 'Pre-registrations of simulated cards, and authorisations of resets. It never sees a secret.',
      },
      components: {
        securitySchemes: {
          registrar: {
            type: 'http',
            scheme: 'bearer',
            description: 'The content of centre/registrar-token in the data folder of the verb `centre`.',
          },
        },
      },
    },
  });
  addServiceRoutes(server, centre);
  addPhoneRoutes(server, centre);
  addKioskRoutes(server, centre);
  addRegistryRoutes(server, centre, options.registrarToken);
  if (options.phonePageFolder !== undefined) await addPhonePage(server, options.phonePageFolder);
  return server;
}

/** An address that cannot be decoded reaches no route, and none of the server's handlers. */
function refuseAddress(_: FastifyError, __: unknown, reply: Pick<FastifyReply, 'raw'>): void {
  const { raw } = reply;
  raw.writeHead(400, { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' });
  raw.end(JSON.stringify({ sentence: 'The address cannot be read.' }));
}

/** Names the field that is wrong; says nothing of its content. */
function sentenceOf({ validation = [], validationContext = 'body' }: FastifyError): string {
  const [first] = validation;
  if (first === undefined) return 'The request is not as described.';
  const { missingProperty, additionalProperty } = first.params;
  const path = first.instancePath.split('/').slice(1);
  const named = [...path, missingProperty ?? additionalProperty].filter((name) => typeof name === 'string').join('.');
  const field = named === '' ? `The ${validationContext}` : `The field ${named} of the ${validationContext}`;
  if (missingProperty !== undefined) return `${field} is missing.`;
  if (additionalProperty !== undefined) return `${field} is not one that this route takes.`;
  return `${field} ${first.message ?? 'is not as described'}.`;
}
