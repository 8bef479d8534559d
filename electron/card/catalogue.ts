import { z } from 'zod';
import { failure, success, type Result } from '../result';
import { cardDescription, type CardDescription } from './card-description';
import { CATALOGUE_CARDS, FRESH_CARD, type CardPatch } from './catalogue-cards';
import { firstIssue } from './schema-issue';

/** The names of the card catalogue, in the order in which it is shown. */
export const CATALOGUE_NAMES: readonly string[] = ['fresh', ...Object.keys(CATALOGUE_CARDS)];

/** Why a description of a card cannot be used. `field` is a path such as `tries.signing-password`. */
export interface CardDescriptionRefusal {
  readonly field: string;
  readonly reason: string;
  /** Field and reason in one sentence. */
  readonly sentence: string;
}

/**
 * The description of a card: by a name of the catalogue, or by an object. An object with `extends: NAME` is the
 * catalogue's card with the fields that it gives; an object without is to be complete.
 */
export function describeCard(nameOrPatch: unknown): Result<CardDescription, CardDescriptionRefusal> {
  if (typeof nameOrPatch === 'string') return fromCatalogue(nameOrPatch, {}, '');
  if (!isRecord(nameOrPatch)) return refuse('', "must be a card's name or an object");
  const { extends: base, ...changes } = nameOrPatch;
  if (base === undefined) return check(changes);
  return typeof base === 'string' ? fromCatalogue(base, changes, 'extends') : refuse('extends', 'must be a name');
}

/** The whole catalogue, described. */
export function catalogue(): readonly CardDescription[] {
  return CATALOGUE_NAMES.map((name) => cardDescription.parse(patched(name, {})));
}

function fromCatalogue(name: string, changes: CardPatch, field: string): ReturnType<typeof describeCard> {
  if (CATALOGUE_NAMES.includes(name)) return check(patched(name, changes));
  return refuse(field, `names no card of the catalogue: ${name} (there are ${CATALOGUE_NAMES.join(', ')})`);
}

function patched(name: string, changes: CardPatch): CardPatch {
  const card = name === 'fresh' ? {} : { name, ...CATALOGUE_CARDS[name] };
  return merge(merge(FRESH_CARD, card), changes);
}

/** Objects are merged field by field; anything else takes the place of what was there. */
function merge(base: CardPatch, changes: CardPatch): CardPatch {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const present = Object.hasOwn(base, key) ? base[key] : undefined;
    merged[key] = isRecord(present) && isRecord(value) ? merge(present, value) : value;
  }
  return merged;
}

function check(document: CardPatch): ReturnType<typeof describeCard> {
  const parsed = cardDescription.safeParse(document);
  if (parsed.success) return success(parsed.data);
  const { field, reason } = firstIssue(parsed.error);
  return refuse(field, reason);
}

function refuse(field: string, reason: string): { readonly ok: false; readonly fault: CardDescriptionRefusal } {
  return failure({ field, reason, sentence: `${field === '' ? 'The card' : field} ${reason}.` });
}

const record = z.record(z.string(), z.unknown());

function isRecord(value: unknown): value is Record<string, unknown> {
  return !Array.isArray(value) && record.safeParse(value).success;
}
