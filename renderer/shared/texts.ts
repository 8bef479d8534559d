import { createInstance, type i18n, type InitOptions } from 'i18next';
import en from '../../assets/locales/en.json';
import ja from '../../assets/locales/ja.json';
import type { Language } from '../../machines/language';

/** The texts of one language; both catalogues have the same keys, which the compiler checks here. */
export type Catalogue = typeof ja;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue };
  }
}

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { ja, en };

function textsIn(language: Language): i18n {
  const options: InitOptions = {
    lng: language,
    resources: { [language]: { translation: CATALOGUES[language] } },
    initAsync: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  };
  const texts = createInstance(options);
  void texts.init();
  return texts;
}

/** One ready instance for each language: a page chooses by its view, so a change of language is a change of props. */
export const TEXTS: Readonly<Record<Language, i18n>> = { ja: textsIn('ja'), en: textsIn('en') };
