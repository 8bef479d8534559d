import { useEffect, useEffectEvent } from 'react';
import type { PracticeTouch, PracticeView } from '../../machines/practice/view.types';

/** What a key of a real keyboard does in this view: a digit chooses the advice that bears it. */
function touchOf(key: string, view: PracticeView): PracticeTouch | undefined {
  if (view.screen !== 'customer' || !/^[1-9]$/.test(key)) return undefined;
  const advice = view.customer.choices[Number(key) - 1];
  return advice === undefined ? undefined : { type: 'advice.chosen', advice };
}

/** Digits choose; all else goes by Tab and Enter, as on every page. */
export function useChoiceKeys(view: PracticeView, touch: (touch: PracticeTouch) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented) return;
    const meant = touchOf(event.key, view);
    if (meant !== undefined) touch(meant);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
