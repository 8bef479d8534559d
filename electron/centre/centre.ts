import { sign, type KeyObject } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { MaintenancePeriod } from '../../machines/rules/stores';
import type { Clock } from '../clock';
import { codeOf } from '../error-code';
import { authorityKey } from './certificates';
import type { CentreContext } from './centre-context';
import { openDatabase, type DatabaseOptions } from './database';
import { loadWebAuthn } from './face-verification';
import { createHttpServer, type HttpServerOptions } from './http-server';
import { removeExpiredRegistrations } from './registrations';
import { CentreStartError } from './start-error';
import { createTokens } from './tokens';

export interface CentreOptions extends HttpServerOptions {
  readonly database: DatabaseOptions;
  /** 0 for any free port. */
  readonly port: number;
  /** `localhost` (both loopback addresses) unless told otherwise. */
  readonly host?: string;
  readonly clock: Clock;
  /** The authorities' certificates in DER, by which the centre knows this installation's cards. */
  readonly trustAnchors: { readonly authentication: readonly Uint8Array[]; readonly signature: readonly Uint8Array[] };
  /** Ed25519, private: the key that cards check resets against (CARD 7.1). */
  readonly resetAuthority: KeyObject;
  /** STORE-6. Asked at every request, since a store may be chosen while the centre runs; none when left out. */
  readonly maintenance?: () => readonly MaintenancePeriod[];
  /** Whom authenticators speak to; `localhost` and the centre's own origin unless told otherwise. */
  readonly relyingParty?: { readonly id: string; readonly origins: readonly string[] };
}

/** A centre that runs. */
export interface Centre {
  /** Where it is reached: `http://localhost:PORT`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the centre. Throws a `CentreStartError` with a sentence when it cannot start. */
export async function startCentre(options: CentreOptions): Promise<Centre> {
  const open = await openDatabase(options.database);
  let url = '';
  const context: CentreContext = {
    database: open.database,
    now: () => Math.trunc(options.clock.now()),
    authorities: {
      authentication: options.trustAnchors.authentication.map(authorityKey),
      signature: options.trustAnchors.signature.map(authorityKey),
    },
    tokens: createTokens(options.resetAuthority),
    signReset: (message) => sign(null, message, options.resetAuthority),
    relyingParty: {
      id: options.relyingParty?.id ?? 'localhost',
      origins: () => options.relyingParty?.origins ?? [url],
    },
    maintenance: options.maintenance ?? (() => []),
  };
  try {
    await removeExpiredRegistrations(context);
    const server = await createHttpServer(context, options);
    const port = await listen(server, options.host ?? 'localhost', options.port);
    url = `http://${isLoopback(options.host) ? 'localhost' : (options.host ?? '')}:${port}`;
    void loadWebAuthn();
    return {
      url,
      close: async () => {
        await server.close();
        await open.close();
      },
    };
  } catch (error) {
    await open.close();
    throw error;
  }
}

async function listen(server: FastifyInstance, host: string, port: number): Promise<number> {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EADDRINUSE') throw new CentreStartError(`Port ${port} is in use by another program.`);
    if (code === 'EACCES') throw new CentreStartError(`Port ${port} is not allowed to this user.`);
    throw new CentreStartError(`The centre cannot listen at ${host} (${code ?? 'unknown'}).`);
  }
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

function isLoopback(host = 'localhost'): boolean {
  return ['localhost', '127.0.0.1', '::1'].includes(host);
}
