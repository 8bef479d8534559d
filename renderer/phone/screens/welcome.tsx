import { useTranslation } from 'react-i18next';
import { PhoneArt } from '../../shared/illustrations';
import { Question } from '../../shared/question';
import { WithReadings } from '../../shared/readings';
import { Tap } from '../../shared/tap';

interface PhoneWelcomeScreenProps {
  readonly onStart: () => void;
}

/** REG-2, OFFICE-4. What this does, and what is needed for it. */
export function PhoneWelcomeScreen({ onStart }: PhoneWelcomeScreenProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={t('phone.welcome.title')}
      action={
        <Tap name="start" kind="primary" onTap={onStart}>
          {t('actions.book')}
        </Tap>
      }
    >
      <p>{t('phone.welcome.lead')}</p>
      <section className="panel needed">
        <h2>{t('phone.welcome.needed')}</h2>
        <ol>
          <li>
            <p>
              <WithReadings text={t('phone.welcome.card')} />
            </p>
          </li>
          <li>
            <p>
              <WithReadings text={t('phone.welcome.pin')} />
            </p>
          </li>
          <li>
            <p>{t('phone.welcome.face')}</p>
          </li>
        </ol>
      </section>
      <p>{t('phone.welcome.hours')}</p>
      <p className="aside-note">{t('phone.welcome.known')}</p>
    </Question>
  );
}

interface HoldCardScreenProps {
  readonly onCancel: (() => void) | undefined;
}

/** Asks for the card. */
export function HoldCardScreen({ onCancel }: HoldCardScreenProps) {
  const { t } = useTranslation();
  return (
    <Question title={t('phone.holdCard.title')} aside={<PhoneArt isCardHeld={false} />} onCancel={onCancel}>
      <p className="lead">{t('phone.holdCard.text')}</p>
    </Question>
  );
}
