import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Unsubscribe } from '../../machines/bridge.types';
import { lengthAfter, strokeOf, type Room, type Stroke } from '../../machines/entry';

const NONE: readonly Stroke[] = [];

/**
 * What a page has sent and not seen shown yet: boxes fill under the finger, and the machine's own view, which comes a
 * moment later, has the last word. It keeps what keys do to a length, never which they were (INV-4).
 */
export class KeyEcho {
  #sent: readonly { readonly number: number; readonly stroke: Stroke }[] = [];
  #strokes = NONE;
  readonly #listeners = new Set<() => void>();

  /** The page has sent this touch, under this number. */
  readonly sent = (number: number, touch: { readonly type: string; readonly key?: string }): void => {
    const stroke = touch.key === undefined ? undefined : strokeOf(touch.key);
    if (stroke !== undefined) this.#keep([...this.#sent, { number, stroke }]);
  };

  /** The latest view shows every touch up to this number. */
  readonly heard = (number: number): void => {
    if (this.#sent.length > 0) this.#keep(this.#sent.filter((each) => each.number > number));
  };

  readonly strokes = (): readonly Stroke[] => this.#strokes;

  readonly subscribe = (changed: () => void): Unsubscribe => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };

  #keep(sent: readonly { readonly number: number; readonly stroke: Stroke }[]): void {
    this.#sent = sent;
    this.#strokes = sent.length === 0 ? NONE : sent.map(({ stroke }) => stroke);
    this.#listeners.forEach((changed) => changed());
  }
}

const Echo = createContext(new KeyEcho());

/** The echo that the page's entries show. */
export const EchoProvider = Echo.Provider;

/** The length that an entry shows: the view's, and what has been typed since. */
export function useEchoedLength(room: Room, length: number): number {
  const { subscribe, strokes } = useContext(Echo);
  return lengthAfter(room, length, useSyncExternalStore(subscribe, strokes, strokes));
}
