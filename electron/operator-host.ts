import { assign, createActor, fromPromise, type Actor } from 'xstate';
import { waitAfterWrongCodes } from '../machines/operator/operator-delays';
import { operatorMachine } from '../machines/operator/operator-machine';
import type { KeptByOperator } from '../machines/operator/operator-setup';
import { keptOf, toOperatorView } from '../machines/operator/operator-view';
import type { SelfTestResult } from '../machines/operator/self-test.types';
import type { HourCount, OperatorTouch, OperatorView, OutcomeDay, Station } from '../machines/operator/view.types';
import { tokyoDate } from '../machines/rules/time';
import type { OutcomeClient } from './centre/outcomes.types';
import type { Clock } from './clock';
import { CodePad } from './store/code-pad';
import type { OperatorCode } from './store/operator-code';

export interface OperatorHostOptions {
  readonly code: OperatorCode;
  readonly clock: Clock;
  readonly kept: KeptByOperator;
  readonly station: Station;
  readonly isKioskIdle: boolean;
  readonly centre: Pick<OutcomeClient, 'outcomesOfDay'>;
  readonly runSelfTest: () => Promise<SelfTestResult>;
  /** Called when something has changed that is kept from one start to the next. */
  readonly onKept: (kept: KeptByOperator) => void;
  readonly onCodeTried: (accepted: boolean) => void;
  readonly onRestart: () => void;
  readonly onClose: () => void;
}

/** Runs the operator panel's machine: gives it its actors, and the outside its view. */
export class OperatorHost {
  readonly #pad = new CodePad();
  readonly #actor: Actor<typeof operatorMachine>;

  constructor(private readonly options: OperatorHostOptions) {
    const { clock, kept, station, isKioskIdle } = options;
    const machine = operatorMachine.provide({
      actors: {
        checkCode: fromPromise(() => Promise.resolve({ accepted: this.#tryCode() })),
        loadDay: fromPromise(() => this.#loadDay()),
        runSelfTest: fromPromise(() => options.runSelfTest()),
      },
      actions: {
        wipePad: () => this.#pad.wipe(),
        restartKiosk: () => options.onRestart(),
        closeKiosk: () => options.onClose(),
        noteWait: assign({ waitUntil: ({ context }) => clock.now() + waitAfterWrongCodes(context.wrongCodes) }),
      },
    });
    this.#actor = createActor(machine, { clock, input: { ...kept, station, isKioskIdle } });
    let known = kept;
    this.#actor.subscribe((snapshot) => {
      const now = keptOf(snapshot);
      const isSame =
        now.language === known.language &&
        now.isPractising === known.isPractising &&
        now.wrongCodes === known.wrongCodes;
      if (isSame) return;
      known = now;
      options.onKept(now);
    });
    this.#actor.start();
  }

  view(): OperatorView {
    return toOperatorView(this.#actor.getSnapshot());
  }

  /** Whether the practice page stands in the kiosk's place. */
  get isPractising(): boolean {
    return keptOf(this.#actor.getSnapshot()).isPractising;
  }

  /** Calls the listener at every change of the view; gives the function that ends it. */
  subscribe(listener: () => void): () => void {
    const subscription = this.#actor.subscribe(listener);
    return () => subscription.unsubscribe();
  }

  /** A person's touch. Digits go to the code pad alone (INV-4), and only while the code is asked for. */
  touch(touch: OperatorTouch): void {
    if (touch.type !== 'key.pressed') this.#actor.send(touch);
    else if (this.view().screen === 'enter-code') {
      this.#actor.send({ type: 'entry.changed', length: this.#pad.press(touch.key) });
    }
  }

  /** KIOSK-8. Whether no session runs at the kiosk. */
  kioskChanged(isIdle: boolean): void {
    this.#actor.send({ type: 'kiosk.changed', isIdle });
  }

  stationChanged(station: Station): void {
    this.#actor.send({ type: 'station.changed', station });
  }

  /** A self-test that nobody has asked for has found this. */
  selfTestFinished(result: SelfTestResult): void {
    this.#actor.send({ type: 'self-test.finished', result });
  }

  stop(): void {
    this.#actor.stop();
    this.#pad.wipe();
  }

  #tryCode(): boolean {
    const accepted = this.#pad.try(this.options.code);
    this.options.onCodeTried(accepted);
    return accepted;
  }

  async #loadDay(): Promise<OutcomeDay | undefined> {
    const { centre, clock } = this.options;
    const day = await centre.outcomesOfDay(tokyoDate(clock.now()));
    if (!day.ok) return undefined;
    const counts = day.value.counts.flatMap(({ program, outcome, ...rest }): HourCount[] =>
      program === 'kiosk' && outcome !== 'registered' ? [{ outcome, ...rest }] : [],
    );
    return { date: day.value.date, counts };
  }
}
