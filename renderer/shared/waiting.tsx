import type { ReactNode } from 'react';
import { WithReadings } from './readings';
import { scrolledByKeys } from './scrolled-by-keys';
import { takeFocus } from './take-focus';

interface WaitingProps {
  readonly title: string;
  readonly art: ReactNode;
  readonly children?: ReactNode;
}

/** Something takes its time: what it is, and that nothing needs to be done. */
export function Waiting({ title, art, children }: WaitingProps) {
  return (
    <main className="waiting" ref={scrolledByKeys}>
      <div className="waiting__art">{art}</div>
      <h1 className="waiting__title" tabIndex={-1} ref={takeFocus}>
        <WithReadings text={title} />
      </h1>
      <div className="waiting__dots" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      <div className="waiting__text">{children}</div>
    </main>
  );
}
