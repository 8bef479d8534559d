import { parse } from 'node:path';
import { z } from 'zod';
import { PREFECTURES, REGIONS } from '../../machines/rules/prefectures';
import { SECRET_NAMES } from '../../machines/rules/secrets';
import { CHAIN_NAMES, storeProfile, type ChainName, type StoreProfile } from '../../machines/rules/stores';
import { complaintsOf } from '../card/schema-issue';
import { failure, success, type Result } from '../result';
import { parseDateTime } from './iso-8601';
import { readYamlFile } from './yaml-file';

const chain = z.enum(CHAIN_NAMES as [ChainName, ...ChainName[]]);
const oneOf = <Name extends string>(names: readonly Name[]): z.ZodType<Name> => z.enum(names as [Name, ...Name[]]);
const instant = z.string().transform((text, context) => {
  const parsed = parseDateTime(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: `"${text}" is no date and time with an offset` });
  return z.NEVER;
});

/** A store as a scenario or a setting gives it: a chain, and what differs from its ordinary store. */
const variedStore = z.strictObject({
  chain,
  prefecture: oneOf(PREFECTURES).optional(),
  hasService: z.boolean().optional(),
  regions: z.array(oneOf(REGIONS)).optional(),
  serviceFrom: instant.optional(),
  /** TARGET-1, TARGET-2. */
  targets: z
    .array(z.enum(SECRET_NAMES))
    .refine((targets) => targets.includes('signing-password'), {
      error: 'has to name signing-password: a store resets it alone, or the PIN as well',
    })
    .optional(),
  /** STORE-6. */
  maintenance: z
    .array(
      z.strictObject({ from: instant, until: instant }).refine(({ from, until }) => from < until, {
        error: 'ends before it begins',
      }),
    )
    .optional(),
});

/** The store in which a scenario plays when it names none. */
const ORDINARY_STORE: ChainName = 'lawson';

/** A store's name and profile from a profile's name or a varied one; else a sentence that says what is wrong. */
export function readStore(given: unknown): Result<{ readonly name: string; readonly profile: StoreProfile }, string> {
  const parsed = z
    .union([chain.transform((name) => ({ chain: name })), variedStore])
    .safeParse(given ?? ORDINARY_STORE);
  if (!parsed.success) {
    if (typeof given === 'string')
      return failure(`there is no profile "${given}"; there are ${CHAIN_NAMES.join(', ')}`);
    const varied = variedStore.safeParse(given);
    const issues = varied.success ? [] : varied.error.issues;
    const complaints = issues.flatMap(complaintsOf);
    return failure(
      complaints.map(({ path, reason }) => [path.map(String).join('.'), reason].filter(Boolean).join(': ')).join('; '),
    );
  }
  const changes = Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
  return success({ name: parsed.data.chain, profile: { ...storeProfile(parsed.data.chain), ...changes } });
}

/**
 * A store by the name of its profile, or by a file (YAML or JSON) with a chain and what differs from its ordinary
 * store. The name of a file's store is the file's own. A sentence with file, field and reason otherwise.
 */
export function readStoreSetting(setting: string): ReturnType<typeof readStore> {
  if (!/\.(yaml|yml|json)$/i.test(setting)) return readStore(setting);
  const file = readYamlFile(setting);
  if (!file.ok) return file;
  const { content, root, place } = file.value;
  const store = readStore(content);
  if (!store.ok) return failure(`${place(root)}: ${store.fault}`);
  return success({ name: parse(setting).name, profile: store.value.profile });
}
