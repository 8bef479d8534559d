import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance, Display, TextSize, Voice } from '../../machines/display';
import type { KioskScreen, KioskStep } from '../../machines/kiosk/view.types';
import { otherSecret, type SecretName } from '../../machines/rules/secrets';
import type { Language } from '../../machines/language';
import { LanguageSwitch } from '../shared/language-switch';
import { SimulatorBand } from '../shared/simulator-band';
import { StoreName } from '../shared/store-name';
import { Tap } from '../shared/tap';
import { DisplaySwitch } from './display-switch';

interface ProgressProps {
  readonly step: KioskStep;
  readonly target: SecretName;
}

/** The five steps of a session, and where it is. */
export function Progress({ step, target }: ProgressProps) {
  const { t } = useTranslation();
  const steps = [
    [1, 'card'],
    [2, otherSecret(target)],
    [3, target],
    [4, 'again'],
    [5, 'done'],
  ] as const;
  return (
    <ol className="progress" aria-label={t('steps.label')}>
      {steps.map(([each, name]) => (
        <li
          key={each}
          data-state={each < step ? 'past' : each === step ? 'present' : 'to-come'}
          {...(each === step ? { 'aria-current': 'step' } : {})}
        >
          <span className="progress__number">{each}</span>
          <span className="progress__name">{t(`steps.${name}`)}</span>
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
  readonly target: SecretName;
  readonly onLanguage: (language: Language) => void;
  readonly onTextSize: (textSize: TextSize) => void;
  readonly onAppearance: (appearance: Appearance) => void;
  readonly onVoice: (voice: Voice) => void;
  /** Absent where the store's staff have no panel, and in a session. */
  readonly onStaff: (() => void) | undefined;
  readonly children: ReactNode;
}

/** What stands on every screen of the kiosk: the band, the service's name, the progress, language and looks. */
export function KioskFrame({ screen, language, display, store, step, target, children, ...choices }: KioskFrameProps) {
  const { t } = useTranslation();
  return (
    <div className="kiosk" data-screen={screen} data-text-size={display.textSize} data-appearance={display.appearance}>
      <SimulatorBand />
      <header className="kiosk__header">
        <p className="kiosk__service">
          {t(`service.kiosk.${target}`)}
          <span className="kiosk__store">
            <StoreName name={store} />
          </span>
        </p>
        {step === undefined ? null : <Progress step={step} target={target} />}
        <div className="kiosk__choices" key={screen}>
          <LanguageSwitch language={language} onChoose={choices.onLanguage} />
          <DisplaySwitch
            language={language}
            display={display}
            onTextSize={choices.onTextSize}
            onAppearance={choices.onAppearance}
            onVoice={choices.onVoice}
          />
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
