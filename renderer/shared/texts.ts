import { createInstance, type i18n, type InitOptions } from 'i18next';
import en from '../../assets/locales/en.json';
import ja from '../../assets/locales/ja.json';
import ko from '../../assets/locales/ko.json';
import pt from '../../assets/locales/pt.json';
import vi from '../../assets/locales/vi.json';
import zh from '../../assets/locales/zh.json';
import type { Language } from '../../machines/language';

/** The texts of one language; all catalogues have the same keys, which the compiler checks here. */
export type Catalogue = typeof ja;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Catalogue };
  }
}

const CATALOGUES: Readonly<Record<Language, Catalogue>> = { ja, en, zh, ko, pt, vi };

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
export const TEXTS: Readonly<Record<Language, i18n>> = {
  ja: textsIn('ja'),
  en: textsIn('en'),
  zh: textsIn('zh'),
  ko: textsIn('ko'),
  pt: textsIn('pt'),
  vi: textsIn('vi'),
};
