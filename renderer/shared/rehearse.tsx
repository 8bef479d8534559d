import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { FIRST_LANGUAGE } from '../../machines/language';
import { atLeisure } from './at-leisure';
import { textsOf } from './texts';

/**
 * Draws screens once outside the document, at leisure: what a browser does at a screen's first time only (reading its
 * code, above all) is done before a person sees it.
 */
export function rehearse(screens: readonly (() => ReactNode)[]): void {
  const root = createRoot(document.createElement('div'));
  const draw = (screen: ReactNode) =>
    root.render(<I18nextProvider i18n={textsOf(FIRST_LANGUAGE)}>{screen}</I18nextProvider>);
  atLeisure([...screens.map((screen) => () => draw(screen())), () => root.unmount()]);
}
