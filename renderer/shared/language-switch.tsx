import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../machines/language';
import { Tap } from './tap';

/** A dialog is a tenth of the page's weight, and no first screen needs one. */
const Choices = lazy(async () => ({ default: (await import('./choices')).Choices }));

/** The languages that stand on every screen themselves; the others are one touch further. */
const AT_HAND: readonly Language[] = ['ja', 'en'];
const FURTHER = LANGUAGES.filter((language) => !AT_HAND.includes(language));

interface LanguageTapProps {
  readonly language: Language;
  readonly isChosen: boolean;
  readonly onChoose: (language: Language) => void;
}

/** One language, in its own words. */
function LanguageTap({ language, isChosen, onChoose }: LanguageTapProps) {
  const { t } = useTranslation();
  return (
    <Tap name={`language-${language}`} kind="quiet" isChosen={isChosen} onTap={() => onChoose(language)}>
      <span lang={language}>{t(`language.${language}`)}</span>
    </Tap>
  );
}

interface LanguageSwitchProps {
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
}

/** KIOSK-8. Japanese and English at hand, and a button that carries the names of the others and opens their list. */
export function LanguageSwitch({ language, onChoose }: LanguageSwitchProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isFurther = FURTHER.includes(language);
  const choose = (chosen: Language) => {
    setOpen(false);
    onChoose(chosen);
  };
  return (
    <div className="language-switch" role="group" aria-label={t('language.label')}>
      {AT_HAND.map((each) => (
        <LanguageTap key={each} language={each} isChosen={each === language} onChoose={choose} />
      ))}
      <Tap name="languages" kind="quiet" isChosen={isFurther} onTap={() => setOpen(true)}>
        <span className="language-switch__names">
          {(isFurther ? [language] : FURTHER).map((each) => (
            <span key={each} lang={each}>
              {t(`language.${each}`)}
            </span>
          ))}
        </span>
      </Tap>
      {isOpen ? (
        <Suspense>
          <Choices title={t('language.label')} onClose={() => setOpen(false)}>
            <div className="choices__row choices__row--languages">
              {FURTHER.map((each) => (
                <LanguageTap key={each} language={each} isChosen={each === language} onChoose={choose} />
              ))}
            </div>
          </Choices>
        </Suspense>
      ) : null}
    </div>
  );
}
