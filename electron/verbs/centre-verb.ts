import { join } from 'node:path';
import type { Command } from 'commander';
import { builtParts } from '../built-parts';
import { prepareDatabase } from '../centre/prepare-database';
import { runStandaloneCentre } from '../centre/standalone';
import { DATABASE_ADDRESS, NO_DATABASE_ADDRESS } from '../settings/database-address';
import { dataFolder, installationOf } from './data-folder';
import { maintenancePeriod } from './maintenance-period';
import { askedToEnd, portNumber, print, say, UnusableInput } from './verb';

interface CentreOptions {
  readonly data: string;
  readonly database?: string;
  readonly port: string;
  readonly host?: string;
  readonly maintenance?: readonly string[];
}

async function runCentre({ data, database, port, host, maintenance = [] }: CentreOptions): Promise<void> {
  const periods = maintenance.map(maintenancePeriod);
  if (database !== undefined && !DATABASE_ADDRESS.test(database)) {
    throw new UnusableInput(`--database ${NO_DATABASE_ADDRESS}.`);
  }
  const installation = await installationOf(data);
  const { renderer, preparedDatabase } = builtParts();
  const centre = await runStandaloneCentre({
    data: join(data, 'centre'),
    port: portNumber(port),
    trustAnchors: {
      authentication: installation.trustAnchors,
      signature: [installation.authorities.signing.certificate],
    },
    resetAuthority: installation.resetAuthority.privateKey,
    phonePageFolder: join(renderer, 'phone'),
    maintenance: () => periods,
    ...(host === undefined ? {} : { host }),
    ...(database === undefined ? {} : { database }),
    ...(preparedDatabase === undefined ? {} : { prepared: preparedDatabase }),
  });
  print(centre.url);
  say('The centre runs until this is stopped (Ctrl+C). Its routes are described at /openapi.json.');
  await askedToEnd();
  await centre.close();
}

/** `centre`: the centre by itself; and the build's `prepare-database`. */
export function addCentreVerb(program: Command): void {
  program
    .command('centre')
    .description('run the centre by itself')
    .option('--data <folder>', 'the data folder', dataFolder())
    .option('--database <url>', 'a PostgreSQL server (postgres://…) instead of the embedded database')
    .option('--port <number>', 'the port; 0 for any free one', '0')
    .option('--host <address>', 'where to listen; loopback alone unless told otherwise')
    .option('--maintenance <period...>', 'when the service is down: FROM/UNTIL, each a date and time with its offset')
    .action(runCentre);
  program
    .command('prepare-database', { hidden: true })
    .argument('<file>')
    .action((file: string) => prepareDatabase(file));
}
