import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the command line keeps its installation and its database unless it is told otherwise. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const home = environment['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  return environment['ANSHO_DATA'] ?? join(home, 'ansho');
}

/** The installation's folder in a data folder. */
export function installationFolder(data: string = dataFolder()): string {
  return join(data, 'installation');
}
