import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PartState } from '../../machines/workbench/console.types';
import { SECOND } from '../../machines/rules/time';
import { openInstallation, type Installation } from '../card/installation';
import { spawnCentre, type CentreChild } from '../centre/centre-handle';
import { CentreLine } from '../centre/centre-line';
import { CentreSupervisor } from '../centre/centre-supervisor';
import { registrarTokenOf } from '../centre/standalone';
import { CentreStartError } from '../centre/start-error';
import { failure, success, type Result } from '../result';
import type { StoreClock } from './store-clock';
import type { StoreConfiguration } from './store-configuration';

/** The centre of a store's kiosk: its own, or one elsewhere; both look alike from here. */
export interface ConnectedCentre {
  readonly line: CentreLine;
  /** CA certificates (DER) whose cards the kiosk takes for its installation's own. */
  readonly trustAnchors: readonly Uint8Array[];
  state(): PartState & { readonly url?: string };
  onChange(listener: () => void): void;
  /** Resolves when the centre answers, or is known not to. It is kept, or looked for, from then on. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface CentreParts {
  /** A way of starting the centre's process. */
  readonly forkCentre: () => CentreChild;
  readonly preparedDatabase: string | undefined;
  readonly phonePageFolder: string;
}

/** How often a centre elsewhere is asked whether it is there. */
const ASKED_EVERY = 20 * SECOND;

/** Makes the line to the centre that a configuration names; a sentence when what it needs is not there. */
export async function connectCentre(
  { centre, store }: Pick<StoreConfiguration, 'centre' | 'store'>,
  data: string,
  clock: StoreClock,
  parts: CentreParts,
): Promise<Result<ConnectedCentre, string>> {
  const folder = join(data, 'installation');
  if (centre.kind === 'own') return ownCentre(centre, store, data, clock, parts);
  if (centre.trustAnchors !== undefined) return success(centreElsewhere(centre.url, centre.trustAnchors, clock));
  if (!existsSync(folder)) {
    return failure(
      `centre.trustAnchors is missing: ${folder} has no installation, and without its authority every card would be refused. ` +
        'Name the PEM files of the authorities, or put the installation of the centre there.',
    );
  }
  const installation = await installationIn(folder);
  if (!installation.ok) return installation;
  return success(centreElsewhere(centre.url, installation.value.trustAnchors, clock));
}

async function ownCentre(
  { port, folder, database }: Extract<StoreConfiguration['centre'], { kind: 'own' }>,
  { profile }: StoreConfiguration['store'],
  data: string,
  clock: StoreClock,
  { forkCentre, preparedDatabase, phonePageFolder }: CentreParts,
): Promise<Result<ConnectedCentre, string>> {
  const opened = await installationIn(join(data, 'installation'));
  if (!opened.ok) return opened;
  const installation = opened.value;
  const place = folder ?? join(data, 'centre');
  const token = await tokenIn(place);
  if (!token.ok) return token;
  const registrarToken = token.value;
  const line = new CentreLine();
  const supervisor = new CentreSupervisor({
    clock,
    maintenance: () => profile.maintenance,
    line,
    registrarToken,
    port,
    isUnattended: true,
    spawn: (time, atPort) =>
      spawnCentre(forkCentre, {
        database:
          database === undefined
            ? {
                kind: 'embedded',
                folder: place,
                ...(preparedDatabase === undefined ? {} : { prepared: preparedDatabase }),
              }
            : { kind: 'postgres', url: database },
        port: atPort,
        clock: time,
        trustAnchors: {
          authentication: installation.trustAnchors,
          signature: [installation.authorities.signing.certificate],
        },
        resetAuthority: installation.resetAuthority.privateKey,
        registrarToken,
        phonePageFolder,
      }),
  });
  return success({
    line,
    trustAnchors: installation.trustAnchors,
    state: () => supervisor.state,
    onChange: (listener) => void supervisor.onChange(listener),
    start: () => supervisor.start(),
    stop: () => supervisor.stop(),
  });
}

async function installationIn(folder: string): Promise<Result<Installation, string>> {
  try {
    return success(await openInstallation(folder));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return failure(
      `The installation in ${folder} cannot be opened: ${why} ` +
        'Put its files back from a copy. Where there is none, remove the folder: a new installation takes none of the old one’s cards.',
    );
  }
}

async function tokenIn(folder: string): Promise<Result<string, string>> {
  try {
    return success(await registrarTokenOf(folder));
  } catch (error) {
    if (error instanceof CentreStartError) return failure(error.message);
    throw error;
  }
}

function centreElsewhere(url: string, trustAnchors: readonly Uint8Array[], clock: StoreClock): ConnectedCentre {
  const line = new CentreLine();
  const listeners = new Set<() => void>();
  let state: PartState = { state: 'starting' };
  let timer: unknown;
  const ask = async (): Promise<void> => {
    const { ok } = await line.health();
    const before = state.state;
    state = ok ? { state: 'ready' } : { state: 'down', sentence: `No centre answers at ${url}.` };
    timer = clock.setTimeout(() => void ask(), ASKED_EVERY);
    if (state.state !== before) listeners.forEach((changed) => changed());
  };
  return {
    line,
    trustAnchors,
    state: () => ({ ...state, url }),
    onChange: (listener) => void listeners.add(listener),
    start() {
      // The registrar's side is not this kiosk's.
      line.connect(url, '');
      return ask();
    },
    stop() {
      clock.clearTimeout(timer);
      line.cut();
      return Promise.resolve();
    },
  };
}
