/** A title takes the focus as its screen comes, so that assistive technology reads the question first. */
export function takeFocus(heading: HTMLElement | null): void {
  heading?.focus({ preventScroll: true });
}
