import { useCallback, useRef, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { scrolledByKeys } from './scrolled-by-keys';
import { Tap } from './tap';

/** What may hide under the edge and still count as seen, in pixels: the page's own margin, no line of a text. */
const UNIMPORTANT = 8;

/** How much of what stands there a tap moves away: the rest tells where one was. */
const STEP = 0.8;

/**
 * Whether a page goes on below its edge; `watched` is for its `ref`, `bar` for the bar that says so, `page` is the page.
 * A page that fits where there is no bar needs none.
 */
export function useMoreBelow() {
  const [isMore, setMore] = useState(false);
  const page = useRef<HTMLElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const watched = useCallback((element: HTMLElement | null) => {
    page.current = element;
    if (element === null) return undefined;
    const look = (): void => {
      const hidden = element.scrollHeight - element.clientHeight;
      setMore(Math.min(hidden - element.scrollTop, hidden - (bar.current?.offsetHeight ?? 0)) > UNIMPORTANT);
    };
    element.addEventListener('scroll', look, { passive: true });
    const forget = scrolledByKeys(element, look);
    return () => {
      element.removeEventListener('scroll', look);
      forget?.();
    };
  }, []);
  const goOn = useCallback(() => {
    page.current?.scrollBy({ top: page.current.clientHeight * STEP });
  }, []);
  return { watched, page, bar, isMore, goOn };
}

interface MoreBelowProps {
  readonly bar: Ref<HTMLDivElement>;
  readonly onMore: () => void;
}

/** KIOSK-8. Says that a page goes on below its edge, and goes on: not everybody knows that a finger can push it up. */
export function MoreBelow({ bar, onMore }: MoreBelowProps) {
  const { t } = useTranslation();
  return (
    <div className="more-below" ref={bar}>
      <Tap name="more" kind="quiet" onTap={onMore}>
        {t('actions.more')}
      </Tap>
    </div>
  );
}
