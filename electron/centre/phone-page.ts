import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Nothing from elsewhere, nothing inline, no frame around it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the phone's page on a real origin, for the browser's real WebAuthn: `/phone/` from the folder and, where the
 * build has put what the pages share beside it, `/assets/` from there.
 */
export async function addPhonePage(server: FastifyInstance, folder: string): Promise<void> {
  server.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/v1/')) return;
    reply.header('content-security-policy', CONTENT_SECURITY_POLICY);
    reply.header('referrer-policy', 'no-referrer');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header(
      'permissions-policy',
      'publickey-credentials-create=(self), publickey-credentials-get=(self), camera=(), microphone=(), geolocation=()',
    );
  });
  await server.register(fastifyStatic, { root: folder, prefix: '/phone/', decorateReply: false });
  const shared = join(folder, '..', 'assets');
  if (existsSync(shared)) {
    await server.register(fastifyStatic, { root: shared, prefix: '/assets/', decorateReply: false });
  }
  server.get('/phone', { schema: { hide: true } }, async (_, reply) => reply.redirect('/phone/'));
}
