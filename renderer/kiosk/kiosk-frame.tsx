import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance, Display, TextSize } from '../../machines/display';
import type { KioskScreen, KioskStep } from '../../machines/kiosk/view.types';
import type { Language } from '../../machines/language';
import { LanguageSwitch } from '../shared/language-switch';
import { SimulatorBand } from '../shared/simulator-band';
import { StoreName } from '../shared/store-name';
import { Tap } from '../shared/tap';
import { DisplaySwitch } from './display-switch';

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
  readonly display: Display;
  readonly store: string;
  readonly step: KioskStep | undefined;
  readonly onLanguage: (language: Language) => void;
  readonly onTextSize: (textSize: TextSize) => void;
  readonly onAppearance: (appearance: Appearance) => void;
  /** Absent where the store's staff have no panel, and in a session. */
  readonly onStaff: (() => void) | undefined;
  readonly children: ReactNode;
}

/** What stands on every screen of the kiosk: the band, the service's name, the progress, language and looks. */
export function KioskFrame({ screen, language, display, store, step, children, ...choices }: KioskFrameProps) {
  const { t } = useTranslation();
  return (
    <div className="kiosk" data-screen={screen} data-text-size={display.textSize} data-appearance={display.appearance}>
      <SimulatorBand />
      <header className="kiosk__header">
        <p className="kiosk__service">
          {t('service.kiosk')}
          <span className="kiosk__store">
            <StoreName name={store} />
          </span>
        </p>
        {step === undefined ? null : <Progress step={step} />}
        <div className="kiosk__choices" key={screen}>
          <LanguageSwitch language={language} onChoose={choices.onLanguage} />
          <DisplaySwitch display={display} onTextSize={choices.onTextSize} onAppearance={choices.onAppearance} />
          {choices.onStaff === undefined ? null : (
            <Tap name="staff" kind="quiet" onTap={choices.onStaff}>
              {t('operator.staff')}
            </Tap>
          )}
        </div>
      </header>
      {children}
    </div>
  );
}
