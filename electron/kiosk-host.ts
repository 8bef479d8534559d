import { assign, createActor, fromCallback, fromPromise, waitFor, type Actor } from 'xstate';
import { KIOSK_DELAYS } from '../machines/kiosk/kiosk-delays';
import { kioskMachine } from '../machines/kiosk/kiosk-machine';
import type { Authorisation, CardReset, SessionOutcome, Settlement } from '../machines/kiosk/kiosk-ports';
import type { Interruption, KioskEvent } from '../machines/kiosk/kiosk-setup';
import { interruptionOf, outcomeOf, toKioskView } from '../machines/kiosk/kiosk-view';
import type { KioskTouch, KioskView, OutOfServiceReason } from '../machines/kiosk/view.types';
import { otherSecret, type SecretName } from '../machines/rules/secrets';
import { availabilityAt, nextAvailabilityChange, type StoreProfile } from '../machines/rules/stores';
import { SECOND, type Instant } from '../machines/rules/time';
import type { CardReader } from './card/reader';
import { CardSession, faultToRefusal, watchReader } from './card-session';
import type { Authorised, CentreClient } from './centre/centre.types';
import type { SettableClock } from './clock';
import { keepingLatest } from './latest-view';
import { pause } from './pause';
import { PinPad } from './pin-pad';

/**
 * Settlement is idempotent at the centre, so it is tried again after these waits before the outcome is called open: a
 * centre that starts anew is back by then. With the time that each call may take they end before the answer is late.
 */
const SETTLEMENT_WAITS = [2 * SECOND, 4 * SECOND, 8 * SECOND];

export interface KioskHostOptions {
  readonly store: { readonly name: string; readonly profile: StoreProfile };
  readonly reader: CardReader;
  readonly centre: CentreClient;
  readonly clock: SettableClock;
  /** CA certificates (DER) whose cards are this installation's own. */
  readonly trustAnchors: readonly Uint8Array[];
  /** INV-6. Called when a card turns out to be somebody's own. */
  readonly onForeignCard?: () => void;
  /** The kiosk before this one has lost its power in a session. */
  readonly interrupted?: Interruption;
  /** INV-8. Called once at the end of every session; not again for one that had ended before its kiosk was cut off. */
  readonly onSessionEnded?: (ending: SessionOutcome & { readonly at: Instant }) => void;
}

/** Runs the kiosk's machine: gives it its actors, and the outside its view. */
export class KioskHost {
  readonly #pad = new PinPad();
  readonly #toView = keepingLatest(toKioskView);
  readonly #actor: Actor<typeof kioskMachine>;
  readonly #card: CardSession;
  #authorised: Authorised | undefined;
  #proof: Uint8Array | undefined;
  #isStopped = false;

  constructor(private readonly options: KioskHostOptions) {
    const { reader, clock, store } = options;
    this.#card = new CardSession(reader, options.trustAnchors, this.#pad, options.onForeignCard);
    const machine = kioskMachine.provide({
      actors: {
        watchStore: fromCallback(({ sendBack }) => this.#watchStore(sendBack)),
        watchReader: fromCallback(({ sendBack }) => watchReader(reader, sendBack)),
        readCard: fromPromise(({ signal }) => this.#card.read(signal)),
        verifyProof: fromPromise(({ input }) => this.#card.verify(otherSecret(input.target))),
        authorise: fromPromise(({ input }) => this.#authorise(input.target)),
        compareEntries: fromPromise(() => Promise.resolve({ same: this.#pad.bothEntriesMatch() })),
        resetSecret: fromPromise(({ input }) => this.#resetSecret(input.target)),
        settle: fromPromise(({ signal }) => this.#settle(signal)),
      },
      actions: {
        armPad: (_, { purpose }) => this.#pad.arm(purpose),
        wipePad: () => this.#pad.wipe(),
        releaseCard: () => {
          this.#card.release();
          this.#authorised = undefined;
          this.#proof = undefined;
        },
        noteDeadline: assign({ stillThereUntil: () => clock.now() + KIOSK_DELAYS.untilPersonIsGone }),
      },
    });
    this.#actor = createActor(machine, {
      clock,
      input: {
        store: store.name,
        targets: store.profile.targets,
        availability: availabilityAt(store.profile, clock.now()),
        readerReady: reader.state().kind !== 'missing',
        cardInReader: reader.state().kind === 'card-present',
      },
    });
    this.#pad.onChange((entry) => this.#actor.send({ type: 'entry.changed', entry }));
    this.#reportEndings();
    this.#actor.start();
    const { interrupted } = options;
    if (interrupted !== undefined) this.#actor.send({ type: 'session.interrupted', ...interrupted });
  }

  view(): KioskView {
    return this.#toView(this.#actor.getSnapshot(), this.options.clock.now());
  }

  /** Calls the listener at every change of the view; gives the function that ends it. */
  subscribe(listener: (view: KioskView) => void): () => void {
    const subscription = this.#actor.subscribe(() => listener(this.view()));
    return () => subscription.unsubscribe();
  }

  /** A person's touch. Keys go to the PIN pad alone (INV-4). */
  touch(touch: KioskTouch): void {
    if (touch.type === 'key.pressed') this.#pad.press(touch.key);
    else this.#actor.send(touch);
  }

  /** What the kiosk's self-test has found that no session can begin with; undefined: nothing. A session goes on. */
  setOutage(outage: OutOfServiceReason | undefined): void {
    this.#actor.send({ type: 'outage.changed', outage });
  }

  /** What a session that the power takes now is to be told of afterwards; undefined between sessions. */
  interruption(): Interruption | undefined {
    return interruptionOf(this.#actor.getSnapshot());
  }

  /** How the latest session stands, or why the kiosk takes nobody; undefined before the first session. */
  outcome(): ReturnType<typeof outcomeOf> {
    return outcomeOf(this.#actor.getSnapshot());
  }

  /** Resolves when the kiosk waits for a person or for the clock, not for card or centre; also when it is stopped. */
  async settled(): Promise<void> {
    try {
      await waitFor(this.#actor, (snapshot) => !snapshot.hasTag('busy'));
    } catch (error) {
      if (!this.#isStopped) throw error;
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#actor.stop();
    this.#pad.wipe();
    this.#card.release();
  }

  #reportEndings(): void {
    // One that had ended was reported by the kiosk before this one.
    let reported = this.options.interrupted?.ending;
    this.#actor.subscribe(({ context: { ending } }) => {
      if (ending === reported) return;
      reported = ending;
      if (ending !== undefined) this.options.onSessionEnded?.({ ...ending, at: this.options.clock.now() });
    });
  }

  /** KIOSK-1. At the edges of the opening hours, and whenever the clock has been set: a timer knows nothing of that. */
  #watchStore(send: (event: KioskEvent) => void): () => void {
    const { clock, store } = this.options;
    let told = availabilityAt(store.profile, clock.now());
    let timer: unknown;
    const schedule = (): void => {
      const now = clock.now();
      timer = clock.setTimeout(look, nextAvailabilityChange(store.profile, now) - now);
    };
    const look = (): void => {
      clock.clearTimeout(timer);
      const availability = availabilityAt(store.profile, clock.now());
      if (availability !== told) send({ type: 'availability.changed', availability });
      told = availability;
      schedule();
    };
    schedule();
    const stopListening = clock.onChange(look);
    return () => {
      stopListening();
      clock.clearTimeout(timer);
    };
  }

  /** INV-1, TARGET-2. The card proves that the other secret was verified here and now; the centre decides. */
  async #authorise(target: SecretName): Promise<Authorisation> {
    const { centre } = this.options;
    const card = this.#card.card;
    const nonce = await centre.authorisationNonce();
    if (!nonce.ok) return { ok: false, ...nonce.fault };
    const challenge = await card.challenge();
    if (!challenge.ok) return faultToRefusal(challenge.fault);
    const message = Buffer.concat([Buffer.from('ANSHO-KIOSK-1'), nonce.value, challenge.value]);
    const proof = await card.sign(otherSecret(target), message);
    if (!proof.ok) return faultToRefusal(proof.fault);
    const authorised = await centre.authorise({
      target,
      authenticationCertificate: card.facts.authenticationCertificate,
      cardSerial: card.serial,
      cardChallenge: challenge.value,
      nonce: nonce.value,
      proof: proof.value,
    });
    if (!authorised.ok) return { ok: false, ...authorised.fault };
    this.#authorised = authorised.value;
    const { goodUntil, certificates } = authorised.value;
    return { ok: true, goodUntil, certificates };
  }

  /** CARD's reset: right, write, proof. Once the write is on its way, a fault leaves it open what the card holds. */
  async #resetSecret(target: SecretName): Promise<CardReset> {
    const card = this.#card.card;
    const authorised = this.#authorised;
    if (authorised === undefined) throw new Error('a reset needs an authorisation');
    const accepted = await card.presentAuthorisation({ ...authorised, target });
    if (!accepted.ok) return faultToRefusal(accepted.fault);
    if (!accepted.value) return { ok: false, reason: 'card-unreadable' };
    return this.#pad.use<CardReset>(async (content) => {
      const written = await card.resetSecret(target, content);
      if (!written.ok) {
        return written.fault.nothingWritten ? faultToRefusal(written.fault) : { ok: false, unconfirmed: true };
      }
      const verified = await card.verify(target, content);
      if (!verified.ok || !verified.value.verified) return { ok: false, unconfirmed: true };
      const message = Buffer.concat([Buffer.from('ANSHO-DONE-1'), authorised.authorisationId]);
      const proof = await card.sign(target, message);
      if (!proof.ok) return { ok: false, unconfirmed: true };
      this.#proof = proof.value;
      return { ok: true };
    });
  }

  async #settle(signal: AbortSignal): Promise<Settlement> {
    const authorised = this.#authorised;
    const proof = this.#proof;
    if (authorised === undefined || proof === undefined) throw new Error('a settlement needs a proof');
    const { centre, clock } = this.options;
    let settled = await centre.settle(authorised.authorisationId, proof);
    for (const wait of SETTLEMENT_WAITS) {
      if (settled.ok || settled.fault.reason !== 'centre-unreachable') break;
      await pause(clock, wait, signal);
      if (signal.aborted) break;
      settled = await centre.settle(authorised.authorisationId, proof);
    }
    return { ok: settled.ok };
  }
}
