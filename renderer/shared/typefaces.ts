import type { Language } from '../../machines/language';
import { atLeisure } from './at-leisure';

/**
 * The typefaces of the languages that the Japanese one has no letters for, or, in English, letters with stumps for
 * tails; nobody waits for what nobody reads.
 */
const TYPEFACES: Partial<Record<Language, () => Promise<unknown>>> = {
  en: () => import('./fonts-latin.css'),
  zh: () => import('./fonts-zh.css'),
  ko: () => import('./fonts-ko.css'),
  pt: () => import('./fonts-latin.css'),
  vi: () => import('./fonts-latin.css'),
};

/**
 * Loads every slice in moments when the page has nothing else to do, one at a time. A screen whose slices are not there
 * yet makes the browser look for stand-ins, size by size, while it draws: that is most of what a first screen costs.
 */
function loadTypefaces(): void {
  const waiting = [...document.fonts].filter(({ status }) => status === 'unloaded');
  atLeisure(waiting.map((face) => () => face.load()));
}

/** Brings the typeface of the language that a page speaks, each time that the language changes. */
export function bringTypefaces(store: {
  subscribe(changed: () => void): () => void;
  latest(): { readonly language: Language } | undefined;
}): void {
  let spoken: Language | undefined;
  loadTypefaces();
  store.subscribe(() => {
    const language = store.latest()?.language;
    if (language === undefined || language === spoken) return;
    spoken = language;
    void TYPEFACES[language]?.().then(loadTypefaces);
  });
}
