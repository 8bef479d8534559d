import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  APPEARANCES,
  TEXT_SIZES,
  VOICES,
  type Appearance,
  type Display,
  type TextSize,
  type Voice,
} from '../../machines/display';
import type { Language } from '../../machines/language';
import { Tap } from '../shared/tap';
import { canSpeak } from './speech';

const Choices = lazy(async () => ({ default: (await import('../shared/choices')).Choices }));

interface DisplaySwitchProps {
  readonly language: Language;
  readonly display: Display;
  readonly onTextSize: (textSize: TextSize) => void;
  readonly onAppearance: (appearance: Appearance) => void;
  readonly onVoice: (voice: Voice) => void;
}

/** KIOSK-8. How large the texts are, how the screens look, and whether they are read out: one button for all three. */
export function DisplaySwitch({ language, display, onTextSize, onAppearance, onVoice }: DisplaySwitchProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Tap name="display" kind="quiet" onTap={() => setOpen(true)}>
        <span className="display-switch__letters" aria-hidden="true">
          <span>A</span>
          <span>A</span>
        </span>
        <span>{t('display.open')}</span>
      </Tap>
      {isOpen ? (
        <Suspense>
          <Choices title={t('display.title')} onClose={() => setOpen(false)}>
            <h3 id="text-size">{t('display.textSize')}</h3>
            <div className="choices__row" role="group" aria-labelledby="text-size">
              {TEXT_SIZES.map((each) => (
                <Tap
                  key={each}
                  name={`text-size-${each}`}
                  kind="quiet"
                  isChosen={each === display.textSize}
                  onTap={() => onTextSize(each)}
                >
                  {t(`display.size.${each}`)}
                </Tap>
              ))}
            </div>
            <h3 id="appearance">{t('display.appearance')}</h3>
            <div className="choices__row" role="group" aria-labelledby="appearance">
              {APPEARANCES.map((each) => (
                <Tap
                  key={each}
                  name={`appearance-${each}`}
                  kind="quiet"
                  isChosen={each === display.appearance}
                  onTap={() => onAppearance(each)}
                >
                  {t(`display.look.${each}`)}
                </Tap>
              ))}
            </div>
            <h3 id="voice">{t('display.voice')}</h3>
            <div className="choices__row" role="group" aria-labelledby="voice">
              {VOICES.map((each) => (
                <Tap
                  key={each}
                  name={`voice-${each}`}
                  kind="quiet"
                  isChosen={each === display.voice}
                  onTap={() => onVoice(each)}
                >
                  {t(`display.speech.${each}`)}
                </Tap>
              ))}
            </div>
            {display.voice === 'on' && !canSpeak(language) ? <p role="status">{t('display.noVoice')}</p> : null}
          </Choices>
        </Suspense>
      ) : null}
    </>
  );
}
