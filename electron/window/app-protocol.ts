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

/**
 * To be called before the application is ready. The browser keeps the scripts as it has compiled them: a second start has
 * less to do. A script that is another has another name.
 */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** The built file that is asked for; undefined where there is none, or the address is no address of ours. */
function pathIn(folder: string, url: string): string | undefined {
  try {
    const { hostname, pathname } = new URL(url);
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    return hostname === 'app' && path.startsWith(folder + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** At once: these files are small, and a first screen asks for twenty of them. */
function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Serves the built pages from `folder` on an origin of their own, and nothing else from anywhere. By the older of
 * Electron's two ways: the newer one answers with a `Response`, for which Node reads its whole HTTP client first, and that
 * is a good part of a start.
 */
export function serveAppProtocol(folder: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  session.defaultSession.protocol.registerBufferProtocol(SCHEME, ({ url, method }, answer) => {
    const path = method === 'GET' ? pathIn(folder, url) : undefined;
    const type = path === undefined ? undefined : MEDIA_TYPES[extname(path)];
    const content = path === undefined || type === undefined ? undefined : contentOf(path);
    if (type === undefined || content === undefined) {
      answer({ statusCode: 404, data: Buffer.alloc(0) });
      return;
    }
    const headers = {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
    };
    answer({ data: content, headers });
  });
}
