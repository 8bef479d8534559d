import type { SessionOutcome } from '../../machines/kiosk/kiosk-ports';
import type { KioskTouch, KioskView } from '../../machines/kiosk/view.types';
import { failedParts, type SelfTestResult } from '../../machines/operator/self-test.types';
import type { OperatorTouch, OperatorView, Station } from '../../machines/operator/view.types';
import { MINUTE, SECOND, type Instant } from '../../machines/rules/time';
import type { CardReader, ReaderState } from '../card/reader';
import type { CentreClient } from '../centre/centre.types';
import type { OutcomeClient } from '../centre/outcomes.types';
import type { SettableClock } from '../clock';
import { KioskHost } from '../kiosk-host';
import { OperatorHost } from '../operator-host';
import { loadKept, saveKept } from './kept-state';
import { OutcomeOutbox } from './outcome-outbox';
import { findingInWords, outageOf, runSelfTest, type SelfTestSubject } from './self-test';
import { SessionMarker } from './session-marker';
import type { StoreConfiguration } from './store-configuration';
import type { StoreLog } from './store-log';

export interface StoreKioskOptions {
  readonly configuration: StoreConfiguration;
  /** The data folder. */
  readonly data: string;
  readonly clock: SettableClock;
  readonly reader: CardReader;
  readonly centre: CentreClient & OutcomeClient;
  readonly centreState: () => Station['centre'] & { readonly sentence?: string };
  /** CA certificates (DER) whose cards are this installation's own. */
  readonly trustAnchors: readonly Uint8Array[];
  readonly pages: readonly string[];
  readonly screen?: SelfTestSubject['screen'];
  readonly log: StoreLog;
  readonly onRestart: () => void;
  readonly onClose: () => void;
}

/** How long until the next self-test, in milliseconds: when all was well, and while something has failed. */
export const SELF_TEST_INTERVALS = { good: 5 * MINUTE, failing: 20 * SECOND } as const;

/** KIOSK-8. The screens on which nobody's session is. */
const BETWEEN_SESSIONS: ReadonlySet<KioskView['screen']> = new Set(['starting', 'welcome', 'closed', 'out-of-service']);

const OUTCOME_NOT_KEPT = 'The outcome of a session could not be kept.';

/** A kiosk in a store: the customer's kiosk, the operator's panel, and what keeps both of them reliable. No window. */
export class StoreKiosk {
  readonly #options: StoreKioskOptions;
  readonly #marker: SessionMarker;
  readonly #outbox: OutcomeOutbox;
  readonly #kiosk: KioskHost;
  readonly #operator: OperatorHost;
  readonly #listeners = new Set<() => void>();
  readonly #stopListening: readonly (() => void)[];
  #readerKind: ReaderState['kind'];
  #testing: Promise<SelfTestResult> | undefined;
  #latestTest: SelfTestResult | undefined;
  #nextTest: unknown;
  #isStopped = false;

  constructor(options: StoreKioskOptions) {
    this.#options = options;
    const { configuration, data, clock, reader, centre, trustAnchors, log } = options;
    this.#marker = new SessionMarker(data);
    this.#outbox = new OutcomeOutbox(data, centre, (error) => this.#logTrouble(OUTCOME_NOT_KEPT, error));
    const { left } = this.#marker;
    if (left !== undefined) log.warn('The kiosk before this one was cut off in a session.', { stage: left.stage });
    this.#readerKind = reader.state().kind;
    this.#kiosk = new KioskHost({
      store: configuration.store,
      reader,
      centre,
      clock,
      trustAnchors,
      onForeignCard: () => log.info('A card that is not of this installation was refused.'),
      onSessionEnded: (ending) => this.#sessionEnded(ending),
      ...(left === undefined ? {} : { interrupted: left }),
    });
    this.#operator = new OperatorHost({
      code: configuration.code,
      clock,
      kept: loadKept(data),
      station: this.#station(),
      isKioskIdle: this.#isIdle(),
      centre,
      runSelfTest: () => this.selfTest(),
      onKept: (kept) => this.#attempt('The state of the panel could not be kept.', () => saveKept(data, kept)),
      onCodeTried: (accepted) => {
        if (accepted) log.info('The operator’s panel was opened.');
        else log.warn('A wrong code was entered at the operator’s panel.');
      },
      onRestart: options.onRestart,
      onClose: options.onClose,
    });
    this.#noteSession();
    this.#stopListening = [
      this.#kiosk.subscribe(() => this.#kioskChanged()),
      this.#operator.subscribe(() => this.#announce()),
      reader.onStateChange((state) => this.#readerChanged(state)),
    ];
  }

  /** What the customers' page shows. Before the first self-test nobody can start, but a session that was cut off ends. */
  kioskView(): KioskView {
    const view = this.#kiosk.view();
    const isIdle = BETWEEN_SESSIONS.has(view.screen);
    if (this.#latestTest !== undefined) return isIdle ? { ...view, offersPanel: true } : view;
    return isIdle ? { ...frameOf(view), screen: 'starting' } : view;
  }

  operatorView(): OperatorView {
    return this.#operator.view();
  }

  /** Whether the practice page stands in the kiosk's place. */
  get isPractising(): boolean {
    return this.#operator.isPractising;
  }

  /** Calls the listener at every change of one of the views. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A customer's touch. It counts while the customers' kiosk is what is to be seen. */
  touchKiosk(touch: KioskTouch): void {
    if (this.#operator.view().screen !== 'away') return;
    if (touch.type === 'staff.pressed') this.#operator.touch(touch);
    else if (this.kioskView().screen !== 'starting') this.#kiosk.touch(touch);
  }

  touchOperator(touch: OperatorTouch): void {
    this.#operator.touch(touch);
  }

  /** The centre has come, gone or come back. */
  centreChanged(): void {
    if (this.#isStopped) return;
    this.#operator.stationChanged(this.#station());
    const { state, sentence } = this.#options.centreState();
    this.#options.log.info('The centre’s state has changed.', { state, sentence });
    if (state === 'ready') void this.#outbox.send();
    if (state !== 'starting') this.#lookAgain();
  }

  /** Looks at every part; what has failed takes the kiosk out of service, and what is well puts it back. */
  selfTest(): Promise<SelfTestResult> {
    this.#testing ??= this.#runSelfTest().finally(() => {
      this.#testing = undefined;
    });
    return this.#testing;
  }

  /** A self-test that is under way may have looked already at the part that has changed since. */
  #lookAgain(): void {
    const underWay = this.#testing;
    if (underWay === undefined) void this.selfTest();
    else void underWay.then((result) => (this.#isStopped ? result : this.selfTest()));
  }

  stop(): void {
    this.#isStopped = true;
    this.#options.clock.clearTimeout(this.#nextTest);
    for (const stop of this.#stopListening) stop();
    this.#kiosk.stop();
    this.#operator.stop();
    this.#outbox.stop();
  }

  async #runSelfTest(): Promise<SelfTestResult> {
    const { configuration, reader, centre, centreState, clock, data, pages, screen, log } = this.#options;
    clock.clearTimeout(this.#nextTest);
    const result = await runSelfTest({
      reader,
      centre,
      centreTrouble: () => centreState().sentence,
      clock,
      clockTolerance: configuration.clockTolerance,
      data,
      pages,
      ...(screen === undefined ? {} : { screen }),
    });
    if (this.#isStopped) return result;
    for (const item of result.items.filter(({ state }) => state !== 'ok')) {
      const { part, state, detail } = item;
      log[state === 'failed' ? 'error' : 'warn'](`Self-test: ${findingInWords(item)}`, { part, state, detail });
    }
    if (this.#latestTest === undefined) log.info('The first self-test is done.', { failed: failedParts(result) });
    this.#latestTest = result;
    this.#kiosk.setOutage(outageOf(result));
    this.#operator.selfTestFinished(result);
    this.#operator.stationChanged(this.#station());
    void this.#outbox.send();
    const { good, failing } = SELF_TEST_INTERVALS;
    const interval = failedParts(result).length === 0 ? good : failing;
    this.#nextTest = clock.setTimeout(() => void this.selfTest(), interval);
    this.#announce();
    return result;
  }

  #kioskChanged(): void {
    this.#noteSession();
    this.#operator.kioskChanged(this.#isIdle());
    this.#announce();
  }

  /** REF-18. On disk before the card's next command is under way. */
  #noteSession(): void {
    this.#attempt('The marker of a session could not be written.', () => this.#marker.note(this.#kiosk.interruption()));
  }

  #readerChanged({ kind }: ReaderState): void {
    const hasComeOrGone = (kind === 'missing') !== (this.#readerKind === 'missing');
    this.#readerKind = kind;
    this.#operator.stationChanged(this.#station());
    if (hasComeOrGone) this.#lookAgain();
  }

  /** Under the name that its marker has: a kiosk that dies right now ends the same session once more. */
  #sessionEnded({ outcome, reason, at }: SessionOutcome & { readonly at: Instant }): void {
    this.#options.log.info('A session has ended.', { outcome, reason });
    this.#outbox.add({
      program: 'kiosk',
      outcome,
      ...(reason === undefined ? {} : { reason }),
      session: this.#marker.session,
      at,
    });
  }

  #station(): Station {
    const { configuration, reader, centreState } = this.#options;
    const { state, url } = centreState();
    return {
      store: configuration.store.name,
      reader: { state: reader.state().kind, name: reader.name },
      centre: { state, ...(url === undefined ? {} : { url }) },
    };
  }

  #isIdle(): boolean {
    return BETWEEN_SESSIONS.has(this.#kiosk.view().screen);
  }

  /** A disk that fails does not end a session: the self-test takes the kiosk out of service. */
  #attempt(sentence: string, action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#logTrouble(sentence, error);
    }
  }

  #logTrouble(sentence: string, error: unknown): void {
    this.#options.log.error(sentence, { detail: error instanceof Error ? error.message : String(error) });
  }

  #announce(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** What stands on every screen, without what is on this one. */
function frameOf({ store, targets, target, language, textSize, appearance, voice, cardInReader }: KioskView) {
  return { store, targets, target, language, textSize, appearance, voice, cardInReader, canCancel: false };
}
