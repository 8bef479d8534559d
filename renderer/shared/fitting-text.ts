import { useEffect, useLayoutEffect, type RefObject } from 'react';

/** How much smaller a text becomes from one try to the next, as a part of the chosen size. */
const STEP = 0.025;

/** The size that a person has chosen, as a factor. */
function chosenScale(page: HTMLElement): number {
  const chosen = page.closest<HTMLElement>('[data-text-size]')?.dataset['textSize'] ?? 'normal';
  return chosen === 'normal' ? 1 : Number(getComputedStyle(page).getPropertyValue('--text-scale'));
}

function isTooLong(page: HTMLElement): boolean {
  return page.scrollHeight > page.clientHeight || page.scrollWidth > page.clientWidth;
}

/** Sets the page's `--fit`: the largest part of the chosen size with which nothing has to be scrolled. */
function fit(page: HTMLElement): void {
  const smallest = 1 / chosenScale(page);
  page.style.removeProperty('--fit');
  for (let part = 1; part > smallest && isTooLong(page);) {
    part = Math.max(smallest, part - STEP);
    page.style.setProperty('--fit', part.toFixed(4));
  }
}

/**
 * KIOSK-8. Keeps the texts of a page with keys as large as a person has chosen, or as large as there is room for: a key
 * that has to be scrolled to is a key that is not there. Looks at each change of what stands there, and of its place.
 */
export function useFittingText(page: RefObject<HTMLElement | null>, hasKeys: boolean): void {
  useLayoutEffect(() => {
    if (hasKeys && page.current !== null) fit(page.current);
  });
  useEffect(() => {
    const element = page.current;
    if (!hasKeys || element === null) return undefined;
    const again = () => fit(element);
    const observer = new ResizeObserver(again);
    observer.observe(element);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [page, hasKeys]);
}
