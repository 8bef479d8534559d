import { useSyncExternalStore } from 'react';
import type { Unsubscribe } from '../../machines/bridge.types';
import type { Patience } from './patience';

/** The latest view of a page, as React subscribes to it. */
export interface ViewStore<View> {
  readonly subscribe: (changed: () => void) => Unsubscribe;
  readonly latest: () => View | undefined;
}

/** What a page shows before the machine's own view has come. */
interface Echo {
  /** The view shows every touch up to this number. */
  heard(number: number): void;
  /** Shows a view now, or when what is being drawn has been drawn. */
  whenDrawn(show: () => void): void;
}

interface ViewStoreOptions<View> {
  readonly echo?: Echo;
  readonly patience?: Patience<View>;
}

const NO_ECHO: Echo = { heard: () => undefined, whenDrawn: (show) => show() };

const AT_ONCE: Patience<unknown> = (_, show) => show();

/** The next view, with the parts of the one before it that say the same: what shows them need not be drawn anew. */
function keepingParts<View extends object>(before: View | undefined, next: View): View {
  if (before === undefined) return next;
  const known = new Map(Object.entries(before));
  const isSame = (name: string, part: unknown) => JSON.stringify(known.get(name)) === JSON.stringify(part);
  const kept = Object.entries(next).filter(([name, part]) => isSame(name, part));
  return { ...next, ...Object.fromEntries(kept.map(([name]) => [name, known.get(name)])) };
}

/** Keeps the latest view that a bridge sends; one subscription to the bridge serves the whole page. */
export function viewStore<View extends object>(
  bridge: { onView(listener: (view: View, heard: number) => void): Unsubscribe },
  { echo = NO_ECHO, patience = AT_ONCE }: ViewStoreOptions<View> = {},
): ViewStore<View> {
  let latest: View | undefined;
  const listeners = new Set<() => void>();
  bridge.onView((view, number) => {
    patience(view, () =>
      echo.whenDrawn(() => {
        latest = keepingParts(latest, view);
        echo.heard(number);
        listeners.forEach((changed) => changed());
      }),
    );
  });
  return {
    latest: () => latest,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

/** The latest view, or undefined before the first one has come. */
export function useView<View>({ subscribe, latest }: ViewStore<View>): View | undefined {
  return useSyncExternalStore(subscribe, latest, latest);
}
