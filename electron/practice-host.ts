import { createActor, fromPromise } from 'xstate';
import { drawRound, type PracticeCase, type Random } from '../machines/practice/draw';
import { practiceMachine } from '../machines/practice/practice-machine';
import { toPracticeView } from '../machines/practice/practice-view';
import type { PracticeTouch, PracticeView } from '../machines/practice/view.types';
import { practiceCards } from './practice-cards';

export interface PracticeHostOptions {
  /** From 0 to just below 1: who comes, and in which order the advice stands. */
  readonly random: Random;
}

/** Gives the practice of store staff its customers, and the outside its view. It has no card, no centre and no secret. */
export class PracticeHost {
  readonly #actor;

  constructor({ random }: PracticeHostOptions) {
    const cards = practiceCards();
    this.#actor = createActor(
      practiceMachine.provide({
        actors: {
          drawRound: fromPromise<readonly PracticeCase[], { readonly returning: readonly PracticeCase[] }>(
            ({ input }) => Promise.resolve(drawRound(cards, random, input.returning)),
          ),
        },
      }),
    );
    this.#actor.start();
  }

  view(): PracticeView {
    return toPracticeView(this.#actor.getSnapshot());
  }

  /** Calls the listener at every change of the view. */
  subscribe(listener: () => void): () => void {
    const subscription = this.#actor.subscribe(listener);
    return () => subscription.unsubscribe();
  }

  touch(touch: PracticeTouch): void {
    this.#actor.send(touch);
  }

  stop(): void {
    this.#actor.stop();
  }
}
