import type { Language } from '../../machines/language';

/** The typefaces of the languages that the Japanese one has no letters for; nobody waits for what nobody reads. */
const TYPEFACES: Partial<Record<Language, () => Promise<unknown>>> = {
  zh: () => import('./fonts-zh.css'),
  ko: () => import('./fonts-ko.css'),
  pt: () => import('./fonts-latin.css'),
  vi: () => import('./fonts-latin.css'),
};

/** Brings the typeface of the language that a page speaks, each time that the language changes. */
export function bringTypefaces(store: {
  subscribe(changed: () => void): () => void;
  latest(): { readonly language: Language } | undefined;
}): void {
  let spoken: Language | undefined;
  store.subscribe(() => {
    const language = store.latest()?.language;
    if (language === undefined || language === spoken) return;
    spoken = language;
    void TYPEFACES[language]?.();
  });
}
