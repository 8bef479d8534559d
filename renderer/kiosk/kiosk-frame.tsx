import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appearance, TextSize, Voice } from '../../machines/display';
import type { KioskScreen, KioskStep, KioskTouch, KioskView } from '../../machines/kiosk/view.types';
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

interface KioskHeaderProps {
  readonly screen: KioskScreen['screen'];
  readonly language: Language;
  readonly textSize: TextSize;
  readonly appearance: Appearance;
  readonly voice: Voice;
  readonly store: string;
  readonly step: KioskStep | undefined;
  readonly target: SecretName;
  /** Whether the store's staff have a panel, and nobody is in the middle of a session. */
  readonly offersPanel: boolean;
  readonly touch: (touch: KioskTouch) => void;
}

/** The service's name, the progress, language and looks. No key of an entry changes it, so that none draws it anew. */
const KioskHeader = memo(function KioskHeader(props: KioskHeaderProps) {
  const { screen, language, textSize, appearance, voice, store, step, target, offersPanel, touch } = props;
  const { t } = useTranslation();
  return (
    <header className="kiosk__header">
      <p className="kiosk__service">
        {t(`service.kiosk.${target}`)}
        <span className="kiosk__store">
          <StoreName name={store} />
        </span>
      </p>
      {step === undefined ? null : <Progress step={step} target={target} />}
      <div className="kiosk__choices" key={screen}>
        <LanguageSwitch
          language={language}
          onChoose={(chosen) => touch({ type: 'language.chosen', language: chosen })}
        />
        <DisplaySwitch
          language={language}
          display={{ textSize, appearance, voice }}
          onTextSize={(chosen) => touch({ type: 'text-size.chosen', textSize: chosen })}
          onAppearance={(chosen) => touch({ type: 'appearance.chosen', appearance: chosen })}
          onVoice={(chosen) => touch({ type: 'voice.chosen', voice: chosen })}
        />
        {offersPanel ? (
          <Tap name="staff" kind="quiet" onTap={() => touch({ type: 'staff.pressed' })}>
            {t('operator.staff')}
          </Tap>
        ) : null}
      </div>
    </header>
  );
});

interface KioskFrameProps {
  readonly view: KioskView;
  readonly touch: (touch: KioskTouch) => void;
  readonly children: ReactNode;
}

/** What stands on every screen of the kiosk: the band, and the header. */
export function KioskFrame({ view, touch, children }: KioskFrameProps) {
  const { screen, language, textSize, appearance, voice, store, step, target, offersPanel = false } = view;
  return (
    <div className="kiosk" data-screen={screen} data-text-size={textSize} data-appearance={appearance}>
      <SimulatorBand />
      <KioskHeader {...{ screen, language, textSize, appearance, voice, store, step, target, offersPanel, touch }} />
      {children}
    </div>
  );
}
