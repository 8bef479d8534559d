import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFittingText } from './fitting-text';
import { MoreBelow, useMoreBelow } from './more-below';
import { WithReadings } from './readings';
import { takeFocus } from './take-focus';
import { Tap } from './tap';

interface QuestionProps {
  readonly title: string;
  /** The explanation beside or under the title. */
  readonly children?: ReactNode;
  /** What is answered with: a pad, a drawing. */
  readonly aside?: ReactNode;
  /** The answer's button. */
  readonly action?: ReactNode;
  /** The way out; absent where the machine offers none. */
  readonly onCancel?: (() => void) | undefined;
  readonly cancelLabel?: string;
  /** Side by side where there is room, or always one under the other. */
  readonly layout?: 'pair' | 'stack';
  /** Whether it is answered with keys: they stay in reach, however large the text. */
  readonly hasKeys?: boolean;
}

/** One question a screen: what is asked, what it is answered with, and the way out. */
export function Question(props: QuestionProps) {
  const { title, children, aside, action, onCancel, cancelLabel, layout = 'pair', hasKeys = false } = props;
  const { t } = useTranslation();
  const { watched, page, bar, isMore, goOn } = useMoreBelow();
  useFittingText(page, hasKeys);
  return (
    <>
      <main className={`question question--${layout}`} ref={watched}>
        <h1 className="question__title" tabIndex={-1} ref={takeFocus}>
          <WithReadings text={title} />
        </h1>
        <div className="question__text">{children}</div>
        {aside === undefined ? null : <div className="question__aside">{aside}</div>}
      </main>
      {isMore ? <MoreBelow bar={bar} onMore={goOn} /> : null}
      <footer className="answers">
        {onCancel === undefined ? null : (
          <Tap name="cancel" kind="secondary" onTap={onCancel}>
            {cancelLabel ?? t('actions.cancel')}
          </Tap>
        )}
        {action}
      </footer>
    </>
  );
}
