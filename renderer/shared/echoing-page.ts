import type { Unsubscribe } from '../../machines/bridge.types';
import { KeyEcho } from './key-echo';
import { passesByItself, patienceWith } from './patience';
import { viewStore, type ViewStore } from './view-store';

/** What a page with entries is made of: its views, and touches whose echo the entries show before the next view. */
export interface EchoingPage<View, Touch> {
  readonly store: ViewStore<View>;
  readonly echo: KeyEcho;
  readonly touch: (touch: Touch) => void;
}

/** Connects a page with entries to its bridge, once. */
export function echoingPage<
  View extends { readonly screen: string },
  Touch extends { readonly type: string; readonly key?: string },
>(bridge: {
  onView(listener: (view: View, heard: number) => void): Unsubscribe;
  touch(touch: Touch): number;
}): EchoingPage<View, Touch> {
  const echo = new KeyEcho();
  const store = viewStore(bridge, { echo, patience: patienceWith(passesByItself) });
  return { store, echo, touch: (touch) => echo.sent(bridge.touch(touch), touch) };
}
