import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KioskScreen, KioskStep } from '../../machines/kiosk/view.types';
import type { Language } from '../../machines/language';
import { LanguageSwitch } from '../shared/language-switch';
import { SimulatorBand } from '../shared/simulator-band';
import { StoreName } from '../shared/store-name';

const STEPS: readonly KioskStep[] = [1, 2, 3, 4, 5];

interface ProgressProps {
  readonly step: KioskStep;
}

/** The five steps of a session, and where it is. */
export function Progress({ step }: ProgressProps) {
  const { t } = useTranslation();
  return (
    <ol className="progress" aria-label={t('steps.label')}>
      {STEPS.map((each) => (
        <li
          key={each}
          data-state={each < step ? 'past' : each === step ? 'present' : 'to-come'}
          {...(each === step ? { 'aria-current': 'step' } : {})}
        >
          <span className="progress__number">{each}</span>
          <span className="progress__name">{t(`steps.${each}`)}</span>
        </li>
      ))}
    </ol>
  );
}

interface KioskFrameProps {
  readonly screen: KioskScreen['screen'];
  readonly language: Language;
  readonly store: string;
  readonly step: KioskStep | undefined;
  readonly onLanguage: (language: Language) => void;
  readonly children: ReactNode;
}

/** What stands on every screen of the kiosk: the band, the service's name, the language, the progress. */
export function KioskFrame({ screen, language, store, step, onLanguage, children }: KioskFrameProps) {
  const { t } = useTranslation();
  return (
    <div className="kiosk" data-screen={screen}>
      <SimulatorBand />
      <header className="kiosk__header">
        <p className="kiosk__service">
          {t('service.kiosk')}
          <span className="kiosk__store">
            <StoreName name={store} />
          </span>
        </p>
        {step === undefined ? null : <Progress step={step} />}
        <LanguageSwitch language={language} onChoose={onLanguage} />
      </header>
      {children}
    </div>
  );
}
