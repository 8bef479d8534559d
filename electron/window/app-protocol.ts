import { existsSync } from 'node:fs';
import { net, protocol, session } from 'electron';
import { join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const SCHEME = 'ansho';

/** The origin of the kiosk's and the console's pages. */
export const APP_ORIGIN = `${SCHEME}://app`;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** To be called before the application is ready. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

/** Serves the built pages from `folder` on an origin of their own, and nothing else from anywhere. */
export function serveAppProtocol(folder: string): void {
  session.defaultSession.protocol.handle(SCHEME, async ({ url, method }) => {
    const { hostname, pathname } = new URL(url);
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    if (method !== 'GET' || hostname !== 'app' || !path.startsWith(folder + sep)) {
      return new Response('', { status: 404 });
    }
    if (!existsSync(path)) return new Response('', { status: 404 });
    const file = await net.fetch(pathToFileURL(path).href, { bypassCustomProtocolHandlers: true });
    const headers = new Headers(file.headers);
    headers.set('content-security-policy', CONTENT_SECURITY_POLICY);
    headers.set('x-content-type-options', 'nosniff');
    return new Response(file.body, { status: file.status, headers });
  });
}
