import { homedir } from 'node:os';
import { join } from 'node:path';
import { openInstallation, type Installation } from '../card/installation';
import { outputFolder } from './files';

/** Where the command line keeps its installation and its database unless it is told otherwise. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  // A variable that is set to nothing is none: keys would go into the folder that one happens to be in.
  const set = (name: string): string | undefined => (environment[name] === '' ? undefined : environment[name]);
  return set('ANSHO_DATA') ?? join(set('XDG_DATA_HOME') ?? join(homedir(), '.local', 'share'), 'ansho');
}

/** The installation of a data folder, made on first use; throws `UnusableInput` when the folder cannot be written to. */
export function installationOf(data: string = dataFolder()): Promise<Installation> {
  return openInstallation(join(outputFolder(data), 'installation'));
}
