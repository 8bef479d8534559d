import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { KIOSK_DELAYS } from '../../machines/kiosk/kiosk-delays';
import { SECOND } from '../../machines/rules/time';
import { Chime } from '../shared/chime';
import { WithReadings } from '../shared/readings';
import { Tap } from '../shared/tap';
import '../shared/overlay.css';
import './still-there.css';

/** Whole seconds that are left of the given number, by this page's own clock; it stays at 0. */
function useSecondsLeft(seconds: number): number {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setPassed((count) => count + 1), SECOND);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, seconds - passed);
}

interface StillThereProps {
  readonly onPresent: () => void;
}

/** REF-16. Asks whether anybody is there, and counts down to the end of the session. */
export function StillThere({ onPresent }: StillThereProps) {
  const { t } = useTranslation();
  const seconds = useSecondsLeft(KIOSK_DELAYS.untilPersonIsGone / SECOND);
  return (
    <ModalOverlay className="overlay" isOpen isKeyboardDismissDisabled>
      <Modal className="overlay__box">
        <Dialog className="still-there" role="alertdialog" data-testid="still-there">
          <Heading slot="title">{t('stillThere.title')}</Heading>
          <p role="timer">
            <WithReadings text={seconds > 0 ? t('stillThere.text', { seconds }) : t('stillThere.soon')} />
          </p>
          <Tap name="present" kind="primary" onTap={onPresent}>
            {t('actions.present')}
          </Tap>
          <Chime />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
