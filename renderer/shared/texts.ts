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

const ready = new Map<Language, i18n>();

/** The texts in a language. Each is made ready when a page first asks for it: making six takes a good part of a start. */
export function textsOf(language: Language): i18n {
  const texts = ready.get(language) ?? textsIn(language);
  ready.set(language, texts);
  return texts;
}
