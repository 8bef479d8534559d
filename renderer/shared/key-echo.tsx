import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Unsubscribe } from '../../machines/bridge.types';
import { lengthAfter, strokeOf, type Room, type Stroke } from '../../machines/entry';
import { NO_FRAME } from '../../machines/frame';

const NONE: readonly Stroke[] = [];

/** Runs `next` when a frame has been drawn, at the beginning of the one after it. */
function afterFrameDrawn(next: () => void): void {
  let isDue = true;
  const once = () => {
    if (isDue) next();
    isDue = false;
  };
  requestAnimationFrame(() => requestAnimationFrame(once));
  setTimeout(once, NO_FRAME);
}

/**
 * What a page has sent and not seen shown yet: boxes fill under the finger, and the machine's own view, which comes a
 * moment later, has the last word. It keeps what keys do to a length, never which they were (INV-4).
 */
export class KeyEcho {
  #isDrawing = false;
  #waiting: (() => void) | undefined;
  #sent: readonly { readonly number: number; readonly stroke: Stroke }[] = [];
  #strokes = NONE;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly afterFrame: (next: () => void) => void = afterFrameDrawn) {}

  /** The page has sent this touch, under this number. */
  readonly sent = (number: number, touch: { readonly type: string; readonly key?: string }): void => {
    const stroke = touch.key === undefined ? undefined : strokeOf(touch.key);
    if (stroke === undefined) return;
    this.#keep([...this.#sent, { number, stroke }]);
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    this.afterFrame(() => {
      this.#isDrawing = false;
      const waiting = this.#waiting;
      this.#waiting = undefined;
      waiting?.();
    });
  };

  /** Does it now, or after the frame that an echo is being drawn in; of what waits for one, the latest alone counts. */
  readonly whenDrawn = (show: () => void): void => {
    if (this.#isDrawing) this.#waiting = show;
    else show();
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
