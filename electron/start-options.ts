import { parseArgs } from 'node:util';
import type { Instant } from '../machines/rules/time';
import { failure, success, type Result } from './result';
import { DATABASE_ADDRESS, NO_DATABASE_ADDRESS } from './settings/database-address';
import { parseDateTime } from './settings/iso-8601';

/** What `npm start -- …` can be told. */
export interface StartOptions {
  /** Where cards, keys and the database are kept; the platform's usual place when left out. */
  readonly data?: string;
  /** The centre's port; any free one when 0. */
  readonly port: number;
  readonly store: string;
  /** The one that was chosen last time when left out. */
  readonly reader?: { readonly kind: 'simulated' | 'pcsc'; readonly name?: string };
  /** The instant at which the world's clock begins to run; the machine's own time when left out. */
  readonly clock?: Instant;
  /** The rack's cards: `catalogue`, `deck`, or a file with a list of descriptions. */
  readonly cards: string;
  /** A scenario file: the world begins as it says, and its clock stands still. */
  readonly scenario?: string;
  /** True for the practice of store staff alone, with no world behind it. */
  readonly practice?: true;
  /** A PostgreSQL server's address in place of the embedded database. */
  readonly database?: string;
  /** A store's configuration file: the kiosk alone, as a store has it. */
  readonly kiosk?: string;
}

/** Chromium's own switches are none of ours: they are passed over. */
const CHROMIUM_SWITCHES = /^--(no-sandbox|inspect|remote-debugging|disable-|enable-|force-|ozone-|lang|user-data-dir)/;

/** The program's own words of the command line: what stands after the folder that Electron was told to load. */
export function ownArguments(argv: readonly string[], isPackaged: boolean): readonly string[] {
  const words = argv.slice(1);
  return isPackaged ? words : words.slice(words.findIndex((word) => !word.startsWith('-')) + 1);
}

/** Reads the command line; a sentence when it is not understood. */
export function readStartOptions(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Result<StartOptions, string> {
  try {
    const { values } = parseArgs({
      args: args.filter((argument) => !CHROMIUM_SWITCHES.test(argument)),
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '0' },
        store: { type: 'string', default: 'lawson' },
        reader: { type: 'string' },
        'reader-name': { type: 'string' },
        database: { type: 'string' },
        clock: { type: 'string' },
        cards: { type: 'string', default: 'catalogue' },
        scenario: { type: 'string' },
        practice: { type: 'boolean', default: false },
        kiosk: { type: 'string' },
      },
    });
    for (const [name, value] of Object.entries(values)) {
      if (value === '') return failure(`--${name} was given an empty value.`);
    }
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return failure(`--port ${values.port} is no port number.`);
    const name = values['reader-name'];
    const reader = values.reader ?? (name === undefined ? undefined : 'pcsc');
    if (reader !== undefined && reader !== 'simulated' && reader !== 'pcsc') {
      return failure(`--reader takes simulated or pcsc, not ${reader}.`);
    }
    if (values.database !== undefined && !DATABASE_ADDRESS.test(values.database)) {
      return failure(`--database ${NO_DATABASE_ADDRESS}.`);
    }
    const clock = values.clock === undefined ? undefined : parseDateTime(values.clock);
    if (values.clock !== undefined && clock === undefined) {
      return failure(`--clock ${values.clock} is no date and time with an offset, such as 2026-11-24T10:00:00+09:00.`);
    }
    const fromEnvironment = environment['ANSHO_DATA'];
    const data = values.data ?? (fromEnvironment === '' ? undefined : fromEnvironment);
    return success({
      port,
      store: values.store,
      cards: values.cards,
      ...(reader === undefined ? {} : { reader: name === undefined ? { kind: reader } : { kind: reader, name } }),
      ...(clock === undefined ? {} : { clock }),
      ...(data === undefined ? {} : { data }),
      ...(values.kiosk === undefined ? {} : { kiosk: values.kiosk }),
      ...(values.scenario === undefined ? {} : { scenario: values.scenario }),
      ...(values.practice ? { practice: true } : {}),
      ...(values.database === undefined ? {} : { database: values.database }),
    });
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
}
