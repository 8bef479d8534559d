import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chime } from '../shared/chime';
import { ReaderArt } from '../shared/illustrations';
import { Question } from '../shared/question';
import { Prose } from '../shared/readings';
import { Tap } from '../shared/tap';

interface TakeCardProps {
  readonly cardInReader: boolean;
  readonly isReminding: boolean;
}

/** KIOSK-7. Asks for the card to be taken; after a while in a louder voice. */
function TakeCard({ cardInReader, isReminding }: TakeCardProps) {
  const { t } = useTranslation();
  if (!cardInReader) {
    return (
      <section className="take-card" data-testid="take-card" data-state="taken" role="status">
        <Prose text={t('ending.cardTaken')} />
      </section>
    );
  }
  return (
    <section
      className="take-card"
      data-testid="take-card"
      data-state={isReminding ? 'reminding' : 'waiting'}
      role={isReminding ? 'alert' : 'status'}
    >
      <ReaderArt card="leaving" />
      <div>
        <Prose className="take-card__headline" text={t(isReminding ? 'ending.cardLeft' : 'ending.takeCard')} />
        <Prose text={t('ending.takeCardWhy')} />
      </div>
      {isReminding ? <Chime /> : null}
    </section>
  );
}

interface EndingProps {
  readonly title: string;
  readonly cardInReader: boolean;
  readonly isReminding: boolean;
  readonly onAcknowledge: () => void;
  readonly children: ReactNode;
  /** Stands beside the text. */
  readonly guide?: ReactNode;
}

/** KIOSK-7. How it came out; the page can be left once the card is taken. */
export function Ending({ title, cardInReader, isReminding, onAcknowledge, children, guide }: EndingProps) {
  const { t } = useTranslation();
  return (
    <Question
      title={title}
      layout={guide === undefined ? 'stack' : 'pair'}
      aside={guide}
      action={
        <>
          <TakeCard cardInReader={cardInReader} isReminding={isReminding} />
          <Tap name="acknowledge" kind="primary" isDisabled={cardInReader} onTap={onAcknowledge}>
            {t('actions.finish')}
          </Tap>
        </>
      }
    >
      {children}
    </Question>
  );
}
