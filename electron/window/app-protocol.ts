import { readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session } from 'electron';

const SCHEME = 'ansho';

/** The origin of the kiosk's and the console's pages. */
export const APP_ORIGIN = `${SCHEME}://app`;

/** The kinds of file that the build makes. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

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

/** At once: these files are small, and a first screen asks for forty of them. */
function contentOf(path: string): Buffer<ArrayBuffer> | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Serves the built pages from `folder` on an origin of their own, and nothing else from anywhere. */
export function serveAppProtocol(folder: string): void {
  session.defaultSession.protocol.handle(SCHEME, ({ url, method }) => {
    const { hostname, pathname } = new URL(url);
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    if (method !== 'GET' || hostname !== 'app' || !path.startsWith(folder + sep)) {
      return new Response('', { status: 404 });
    }
    const type = MEDIA_TYPES[extname(path)];
    const content = type === undefined ? undefined : contentOf(path);
    if (type === undefined || content === undefined) return new Response('', { status: 404 });
    const headers = {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
    };
    return new Response(content, { headers });
  });
}
