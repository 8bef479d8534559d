import { useEffect, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '../../machines/language';
import { textsOf } from './texts';

interface SpeakingProps {
  readonly language: Language;
  readonly children: ReactNode;
}

/** Everything inside speaks the given language; the document says so to assistive technology. */
export function Speaking({ language, children }: SpeakingProps) {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <I18nextProvider i18n={textsOf(language)}>{children}</I18nextProvider>;
}
