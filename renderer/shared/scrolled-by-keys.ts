/**
 * A page that is longer than its place can be scrolled by keys as well: it takes the focus then, and only then. For a
 * `ref`; texts grow and shrink while the page stands there. `onSize` hears of each such change.
 */
export function scrolledByKeys(page: HTMLElement | null, onSize?: () => void): (() => void) | undefined {
  if (page === null) return undefined;
  const observer = new ResizeObserver(() => {
    if (page.scrollHeight > page.clientHeight) page.tabIndex = 0;
    else page.removeAttribute('tabindex');
    onSize?.();
  });
  for (const element of [page, ...page.children]) observer.observe(element);
  return () => observer.disconnect();
}
