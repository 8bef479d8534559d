import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '../../assets/locales/en.json';
import ja from '../../assets/locales/ja.json';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';

type Texts = Readonly<Record<string, unknown>>;

function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null;
}

/** Every text with its key, as `a.b.c`. */
function entries(texts: Texts, prefix = ''): [key: string, text: string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] =>
    isTexts(value) ? entries(value, `${prefix}${name}.`) : [[`${prefix}${name}`, String(value)]],
  );
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

/** What a source says of a key: a literal, or a template whose parts stand for one name each. */
function patternsIn(source: string): RegExp[] {
  const literals = [...source.matchAll(/'([a-zA-Z]+(?:\.[\w-]+)*)'/g)].map(([, key = '']) => key);
  const templates = [...source.matchAll(/`([a-zA-Z]+[^`\s]*)`/g)].map(([, key = '']) => key);
  return [...literals, ...templates].map(
    (key) =>
      new RegExp(
        `^${key
          .split(/\$\{[^}]*\}/)
          .map((part) => part.replaceAll('.', '\\.'))
          .join('[^.]+')}$`,
      ),
  );
}

const names = (texts: Texts) => entries(texts).map(([key]) => key);
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test('both languages have the same keys', () => {
  expect(names(en)).toEqual(names(ja));
});

test('no text is empty, and both languages fill in the same values', () => {
  const english = new Map(entries(en));
  for (const [key, text] of entries(ja)) {
    expect(text, key).not.toBe('');
    expect(english.get(key), key).not.toBe('');
    expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text));
  }
});

test('every refusal has its title, its reason and its next step', () => {
  expect(Object.keys(ja.refusals)).toEqual([...REFUSAL_REASONS]);
  for (const reason of REFUSAL_REASONS) {
    expect(Object.keys(ja.refusals[reason])).toEqual(['title', 'why', 'next']);
  }
});

test('every text is used somewhere', () => {
  const patterns = sources('renderer').flatMap(patternsIn);
  expect(names(ja).filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
});

test('English texts are in English', () => {
  const japanese = entries(en).filter(([, text]) =>
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
  );
  expect(japanese.map(([key]) => key)).toEqual(['language.ja']);
});
