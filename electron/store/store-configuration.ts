import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { StoreProfile } from '../../machines/rules/stores';
import { SECOND } from '../../machines/rules/time';
import { firstIssue } from '../card/schema-issue';
import { readTrustAnchorFile } from '../card/trust-anchors';
import { failure, success, type Result } from '../result';
import { DATABASE_ADDRESS, NO_DATABASE_ADDRESS } from '../settings/database-address';
import { parseDuration } from '../settings/iso-8601';
import { readStore, readStoreSetting } from '../settings/store-format';
import { fieldAt, readYamlFile, type YamlFile } from '../settings/yaml-file';
import { OperatorCode, problemOfCode } from './operator-code';

/** What a store's kiosk is told by its configuration file. Paths are absolute. */
export interface StoreConfiguration {
  readonly store: { readonly name: string; readonly profile: StoreProfile };
  /** A part of the PC/SC reader's name; the first reader when left out. */
  readonly reader: { readonly name?: string };
  readonly centre: StoreCentre;
  readonly code: OperatorCode;
  readonly screen: { readonly fullscreen: boolean; readonly orientation?: Orientation };
  /** How far the kiosk's clock may be from the centre's, in milliseconds. */
  readonly clockTolerance: number;
  /** Where the kiosk keeps its data; the platform's usual place when left out. */
  readonly data?: string;
}

export type Orientation = 'landscape' | 'portrait';

/** The centre of a store's kiosk: one of its own, in a process that it starts, or one that runs elsewhere. */
export type StoreCentre =
  | {
      readonly kind: 'own';
      readonly port: number;
      /** The embedded database's folder; in the data folder when left out. */
      readonly folder?: string;
      /** A PostgreSQL server instead of the embedded database. */
      readonly database?: string;
    }
  | {
      readonly kind: 'elsewhere';
      readonly url: string;
      /** Certificates in DER of the authorities whose cards this kiosk takes; the installation's own when left out. */
      readonly trustAnchors?: readonly Uint8Array[];
    };

/** What is wrong in a configuration file, and where. No value of the file is repeated. */
export interface ConfigurationProblem {
  readonly file: string;
  readonly line: number;
  /** A path such as `operator.code`; empty for the whole file. */
  readonly field: string;
  readonly reason: string;
}

const path = z.string().min(1);
const webAddress = z.string().refine((text) => /^https?:\/\/[^/]+\/?$/.test(text) && URL.canParse(text), {
  error: 'has to be an address such as http://centre.example:8080',
});

const centre = z
  .strictObject({
    data: path.exactOptional(),
    database: z.string().regex(DATABASE_ADDRESS, { error: NO_DATABASE_ADDRESS }).exactOptional(),
    port: z.int().min(0).max(65_535).exactOptional(),
    url: webAddress.exactOptional(),
    trustAnchors: z.array(path).min(1).exactOptional(),
  })
  .superRefine((given, context) => {
    const complain = (field: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [field], message });
    };
    if (given.url === undefined) {
      if (given.trustAnchors !== undefined)
        complain('trustAnchors', 'stands only beside url: a centre that runs elsewhere');
      if (given.data !== undefined && given.database !== undefined) complain('data', 'cannot stand beside database');
      return;
    }
    for (const field of ['data', 'database', 'port'] as const) {
      if (given[field] !== undefined) complain(field, 'cannot stand beside url: that centre runs elsewhere');
    }
  });

const configuration = z.strictObject({
  'ansho-store': z.literal(1, { error: 'has to be 1, the number of this format' }),
  store: z.unknown().refine((value) => value !== undefined, { error: 'is missing' }),
  reader: z.strictObject({ name: z.string().min(1).max(200).exactOptional() }).exactOptional(),
  centre: centre.exactOptional(),
  operator: z.strictObject({
    code: z.unknown().transform((value, context) => {
      const problem = problemOfCode(typeof value === 'string' ? value : '');
      if (typeof value === 'string' && problem === undefined) return new OperatorCode(value);
      context.addIssue({ code: 'custom', message: value === undefined ? 'is missing' : (problem ?? '') });
      return z.NEVER;
    }),
  }),
  screen: z
    .strictObject({
      fullscreen: z.boolean().exactOptional(),
      orientation: z.enum(['landscape', 'portrait']).exactOptional(),
    })
    .exactOptional(),
  clock: z
    .strictObject({
      tolerance: z.string().transform((text, context) => {
        const tolerance = parseDuration(text);
        if (tolerance !== undefined && tolerance > 0) return tolerance;
        context.addIssue({ code: 'custom', message: 'has to be a duration such as PT5S' });
        return z.NEVER;
      }),
    })
    .exactOptional(),
  data: path.exactOptional(),
});
type Given = z.infer<typeof configuration>;

const TOLERANCE = 5 * SECOND;

/** Reads a store's configuration file (YAML or JSON), format 1; what is wrong with it otherwise, never a part of it. */
export function readStoreConfiguration(file: string): Result<StoreConfiguration, ConfigurationProblem> {
  const read = readYamlFile(file);
  if (!read.ok) return failure({ file, line: lineOf(read.fault), field: '', reason: withoutPlace(read.fault, file) });
  const at = problemAt(file, read.value);
  const parsed = configuration.safeParse(read.value.content);
  if (!parsed.success) {
    const { field, reason } = firstIssue(parsed.error);
    return failure(at(field, reason));
  }
  const folder = dirname(resolve(file));
  const store = readStoreOf(parsed.data.store, folder);
  if (!store.ok) return failure(at('store', store.fault));
  const anchors = readAnchors(parsed.data.centre?.trustAnchors ?? [], folder);
  if (!anchors.ok) return failure(at(anchors.fault.field, anchors.fault.reason));
  return success(assemble(parsed.data, folder, store.value, anchors.value));
}

/** The problem as one sentence: file, line, field and reason. */
export function sentenceOf({ file, line, field, reason }: ConfigurationProblem): string {
  return `${file}:${line}: ${field === '' ? '' : `${field} `}${reason}`;
}

function assemble(
  given: Given,
  folder: string,
  store: StoreConfiguration['store'],
  trustAnchors: readonly Uint8Array[],
): StoreConfiguration {
  const { url, data, database, port } = given.centre ?? {};
  const orientation = given.screen?.orientation;
  return {
    store,
    reader: given.reader ?? {},
    centre:
      url === undefined
        ? {
            kind: 'own',
            port: port ?? 0,
            ...(data === undefined ? {} : { folder: resolve(folder, data) }),
            ...(database === undefined ? {} : { database }),
          }
        : { kind: 'elsewhere', url, ...(trustAnchors.length === 0 ? {} : { trustAnchors }) },
    code: given.operator.code,
    screen: { fullscreen: given.screen?.fullscreen ?? true, ...(orientation === undefined ? {} : { orientation }) },
    clockTolerance: given.clock?.tolerance ?? TOLERANCE,
    ...(given.data === undefined ? {} : { data: resolve(folder, given.data) }),
  };
}

/** A profile's name, an own profile, or a file with one, meant from the configuration's folder. */
function readStoreOf(given: unknown, folder: string): ReturnType<typeof readStore> {
  if (typeof given !== 'string') return readStore(given);
  return readStoreSetting(/\.(yaml|yml|json)$/i.test(given) ? resolve(folder, given) : given);
}

function readAnchors(
  files: readonly string[],
  folder: string,
): Result<readonly Uint8Array[], { readonly field: string; readonly reason: string }> {
  const anchors: Uint8Array[] = [];
  for (const [index, name] of files.entries()) {
    const file = resolve(folder, name);
    const field = `centre.trustAnchors.${index}`;
    if (!existsSync(file)) return failure({ field, reason: `names a file that is not there: ${file}` });
    const anchor = readTrustAnchorFile(file);
    if (!anchor.ok) return failure({ field, reason: `names ${file}. ${anchor.fault}` });
    anchors.push(anchor.value);
  }
  return success(anchors);
}

function problemAt(file: string, { root, place }: YamlFile): (field: string, reason: string) => ConfigurationProblem {
  return (field, reason) => ({
    file,
    line: lineOf(place(fieldAt(root, field.split('.')))),
    field,
    reason,
  });
}

const PLACE = /:(\d+)(?=:|$)/;

function lineOf(sentence: string): number {
  return Number(PLACE.exec(sentence)?.[1] ?? 1);
}

function withoutPlace(sentence: string, file: string): string {
  const after = sentence.startsWith(file) ? sentence.slice(file.length) : sentence;
  return after.replace(/^(:\d+)?:?\s*/, '');
}
