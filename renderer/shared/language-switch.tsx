import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../machines/language';
import { Tap } from './tap';

interface LanguageSwitchProps {
  readonly language: Language;
  readonly onChoose: (language: Language) => void;
}

/** One button a language, each in its own words. */
export function LanguageSwitch({ language, onChoose }: LanguageSwitchProps) {
  const { t } = useTranslation();
  return (
    <div className="language-switch" role="group" aria-label={t('language.label')}>
      {LANGUAGES.map((each) => (
        <Tap
          key={each}
          name={`language-${each}`}
          kind="quiet"
          isChosen={each === language}
          onTap={() => onChoose(each)}
        >
          <span lang={each}>{t(`language.${each}`)}</span>
        </Tap>
      ))}
    </div>
  );
}
