import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { KIOSK_DELAYS } from '../../machines/kiosk/kiosk-delays';
import { Tap } from './tap';
import './overlay.css';

interface ChoicesProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** INV-7. Choices over the page. They close with a touch beside them, and by themselves when nobody chooses. */
export function Choices({ title, onClose, children }: ChoicesProps) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(onClose, KIOSK_DELAYS.untilChoicesAreForgotten);
    return () => clearTimeout(timer);
  }, [onClose]);
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Modal className="overlay__box">
        <Dialog className="choices" data-testid="choices">
          <Heading slot="title">{title}</Heading>
          {children}
          <Tap name="close" kind="secondary" onTap={onClose}>
            {t('actions.close')}
          </Tap>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
