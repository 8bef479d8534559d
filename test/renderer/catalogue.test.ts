import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import en from '../../assets/locales/en.json';
import ja from '../../assets/locales/ja.json';
import ko from '../../assets/locales/ko.json';
import pt from '../../assets/locales/pt.json';
import vi from '../../assets/locales/vi.json';
import zh from '../../assets/locales/zh.json';
import { catalogue } from '../../electron/card/catalogue';
import { LANGUAGES } from '../../machines/language';
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
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name).sort();

const OTHERS = Object.entries({ en, zh, ko, pt, vi });

test.each(OTHERS)('%s has the same keys as Japanese', (_, texts) => {
  expect(names(texts)).toEqual(names(ja));
});

test.each(OTHERS)('%s: no text is empty, and the same values are filled in', (_, texts) => {
  const other = new Map(entries(texts));
  for (const [key, text] of entries(ja)) {
    expect(text, key).not.toBe('');
    expect(other.get(key), key).not.toBe('');
    expect(placeholders(other.get(key) ?? ''), key).toEqual(placeholders(text));
  }
});

test('every language is called by its own name everywhere', () => {
  const own = (texts: typeof ja) => LANGUAGES.map((language) => texts.language[language]);
  for (const [, texts] of OTHERS) expect(own(texts)).toEqual(own(ja));
});

test('every refusal has its title, its reason and its next step', () => {
  expect(Object.keys(ja.refusals)).toEqual([...REFUSAL_REASONS]);
  for (const reason of REFUSAL_REASONS) {
    expect(Object.keys(ja.refusals[reason])).toEqual(['title', 'why', 'next']);
  }
});

test('the console describes the cards of the catalogue, all of them and no other', () => {
  const described = Object.entries(en.console.cards.about);
  expect(described).toEqual(catalogue().map(({ name, description }) => [name, description]));
});

test('every text is used somewhere', () => {
  const patterns = sources('renderer').flatMap(patternsIn);
  expect(names(ja).filter((key) => !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
});

test.each(OTHERS)(
  '%s: what a holder must find on paper stands in Japanese in brackets, and nothing else does',
  (name, texts) => {
    const letters =
      name === 'zh'
        ? /[\p{Script=Hiragana}\p{Script=Katakana}]/u
        : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
    const outside = entries(texts).filter(([, text]) => letters.test(text.replace(/[（(][^）)]*[）)]/g, '')));
    const own = name === 'zh' ? [] : ['language.ja', 'language.zh'];
    expect(outside.map(([key]) => key)).toEqual(own);
  },
);
