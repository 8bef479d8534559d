import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { APPEARANCES, TEXT_SIZES, type Appearance, type Display, type TextSize } from '../../machines/display';
import { Tap } from '../shared/tap';

const Choices = lazy(async () => ({ default: (await import('../shared/choices')).Choices }));

interface DisplaySwitchProps {
  readonly display: Display;
  readonly onTextSize: (textSize: TextSize) => void;
  readonly onAppearance: (appearance: Appearance) => void;
}

/** KIOSK-8. How large the texts are, and how the screens look: one button that opens both choices. */
export function DisplaySwitch({ display, onTextSize, onAppearance }: DisplaySwitchProps) {
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
          </Choices>
        </Suspense>
      ) : null}
    </>
  );
}
