/**
 * Runs in a page of the kiosk, the phone, the console or the practice; gives what does not fit there, each as a short
 * sentence: what sticks out of the screen, of its box or of its line, on a screen of a kiosk's size texts under 24 px
 * (18 px on a tablet's) and targets under 20 mm (the keys of a row of ten: as wide as the screen allows), and `scrolls`
 * where the text is longer than its place.
 */
export function whatDoesNotFit(): readonly string[] {
  const found = new Set<string>();
  const { innerWidth: width, innerHeight: height } = window;
  const root = document.documentElement;
  if (Math.max(root.scrollWidth, document.body.scrollWidth) > width) found.add('the page is too wide');
  if (Math.max(root.scrollHeight, document.body.scrollHeight) > height) found.add('the page is too tall');

  const middle = document.querySelector('.question, .waiting, .practice__main');
  if (middle !== null && middle.scrollHeight > middle.clientHeight + 1) found.add('scrolls');
  if (middle !== null && middle.scrollWidth > middle.clientWidth + 1) found.add('scrolls sideways');

  const BOXES =
    '.tap, .facts > div, .notice, .panel, .take-card, .kiosk__header, .phone__header, .practice__header, .says__words, .at-the-kiosk, .answers, .simulator-band';
  // A line's ink may stand out of a tight line box by a few pixels without touching anything.
  const INK = 4;
  const isKiosk = document.querySelector('.kiosk') !== null && width > 900;
  const isTablet = document.querySelector('.practice') !== null && width > 900;
  const smallest = isKiosk ? 24 : isTablet ? 18 : 0;
  const TARGET = (20 / 25.4) * 96;
  for (const element of document.querySelectorAll<HTMLElement>(
    '.kiosk *, .phone *, .console *, .practice *, .overlay *',
  )) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (element.closest('svg, rt, rp') !== null || style.clipPath !== 'none' || box.width === 0) continue;
    const name = element.dataset['testid'] ?? (element.className || element.tagName);
    if (box.right > width + 1 || box.left < -1) found.add(`${name} sticks out sideways`);
    if (box.bottom > height + 1 && element.closest('.question, .practice__main, .console-panel__scroll') === null)
      found.add(`${name} is below the screen`);
    const over = Math.max(element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight);
    if (element.matches(BOXES) && over > INK) found.add(`${name} is too small for its text`);
    if (
      element.matches('p, li, dd, h1, h2') &&
      style.overflowX === 'visible' &&
      element.clientWidth > 0 &&
      element.scrollWidth > element.clientWidth + INK
    )
      found.add(`a line is longer than its place: ${element.innerText}`);
    if (isKiosk && element.matches('.tap')) {
      const isInRowOfTen = element.closest('.password-keyboard') !== null;
      if (box.height < TARGET - 0.5 || (!isInRowOfTen && box.width < TARGET - 0.5))
        found.add(`${name} is under 20 mm: ${Math.round(box.width)} x ${Math.round(box.height)} px`);
    }
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (hasText && Number.parseFloat(style.fontSize) < smallest - 0.1) found.add(`${name} is under ${smallest} px`);
  }
  return [...found];
}
