/** How long a screen that passes by itself is held back, in milliseconds: nobody could read one that stood for less. */
const TOO_SHORT_TO_READ = 150;

/** Shows a view at once, or later where the next one may well come before it could be read. */
export type Patience<View> = (view: View, show: () => void) => void;

/**
 * Holds back views that pass by themselves: what has been done before they were due is not announced first. A view that
 * stays is shown at once, and so is the first.
 */
export function patienceWith<View>(passes: (view: View) => boolean): Patience<View> {
  let isAnyShown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = (): void => undefined;
  return (view, show) => {
    if (isAnyShown && passes(view)) {
      due = show;
      timer ??= setTimeout(() => {
        timer = undefined;
        due();
      }, TOO_SHORT_TO_READ);
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    isAnyShown = true;
    show();
  };
}

/** The screens of kiosk and phone that ask for nothing and say that something is being read or asked; not the writing. */
const PASSING: ReadonlySet<string> = new Set(['reading-card', 'verifying-pin', 'verifying-password', 'asking-centre']);

/** Whether a view is one of a screen that passes by itself. */
export function passesByItself({ screen }: { readonly screen: string }): boolean {
  return PASSING.has(screen);
}
