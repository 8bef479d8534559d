import { useSyncExternalStore } from 'react';
import type { Unsubscribe } from '../../machines/bridge.types';

/** The latest view of a page, as React subscribes to it. */
export interface ViewStore<View> {
  readonly subscribe: (changed: () => void) => Unsubscribe;
  readonly latest: () => View | undefined;
}

/**
 * Keeps the latest view that a bridge sends; one subscription to the bridge serves the whole page. `heard` is told the
 * number of the latest touch that the view shows.
 */
export function viewStore<View>(
  bridge: { onView(listener: (view: View, heard: number) => void): Unsubscribe },
  heard: (number: number) => void = () => undefined,
): ViewStore<View> {
  let latest: View | undefined;
  const listeners = new Set<() => void>();
  bridge.onView((view, number) => {
    latest = view;
    heard(number);
    listeners.forEach((changed) => changed());
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
