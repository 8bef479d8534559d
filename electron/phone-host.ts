import { createActor, fromCallback, fromPromise, waitFor, type Actor } from 'xstate';
import type { Refused } from '../machines/kiosk/kiosk-ports';
import { phoneMachine } from '../machines/phone/phone-machine';
import type { FaceCheck, Registration } from '../machines/phone/phone-setup';
import { phoneOutcomeOf, toPhoneView } from '../machines/phone/phone-view';
import type { PhoneTouch, PhoneView, PrintedFace } from '../machines/phone/view.types';
import { otherSecret, type SecretName } from '../machines/rules/secrets';
import type { CardReader } from './card/reader';
import { CardSession, faultToRefusal, watchReader } from './card-session';
import type { CentreClient, FaceRequested } from './centre/centre.types';
import type { Clock } from './clock';
import { keepingLatest } from './latest-view';
import { PinPad } from './pin-pad';
import type { FaceVerifier } from './webauthn-simulator/face-verifier';

export interface PhoneHostOptions {
  /** The phone's own card interface. */
  readonly reader: CardReader;
  readonly centre: Pick<CentreClient, 'beginRegistration' | 'proveCard' | 'finishRegistration'>;
  readonly clock: Clock;
  /** CA certificates (DER) whose cards are this installation's own. */
  readonly trustAnchors: readonly Uint8Array[];
  /** INV-6. Called when a card turns out to be somebody's own. */
  readonly onForeignCard?: () => void;
  readonly face: FaceVerifier;
  /** What is printed on the card that the phone's camera sees; undefined where it sees nothing printed. */
  readonly camera: () => PrintedFace | undefined;
  /** INV-8. Called once at the end of every visit. */
  readonly onVisitEnded?: (ending: VisitEnding) => void;
}

/** INV-8. What a visit to the phone came to; a holder who leaves before its end has cancelled it. */
export type VisitEnding = NonNullable<ReturnType<typeof phoneOutcomeOf>> | { readonly outcome: 'cancelled' };

/** Runs the phone's machine: gives it its actors, and the outside its view. */
export class PhoneHost {
  readonly #pad = new PinPad();
  readonly #toView = keepingLatest(toPhoneView);
  readonly #actor: Actor<typeof phoneMachine>;
  readonly #card: CardSession;
  #registration: { readonly id: string; readonly ceremony: FaceRequested } | undefined;
  #response: unknown;
  #ceremonies = 0;

  constructor(private readonly options: PhoneHostOptions) {
    const { reader, clock } = options;
    this.#card = new CardSession(reader, options.trustAnchors, this.#pad, options.onForeignCard);
    const machine = phoneMachine.provide({
      actors: {
        watchReader: fromCallback(({ sendBack }) => watchReader(reader, sendBack)),
        readCard: fromPromise(({ signal }) => this.#card.read(signal)),
        verifyProof: fromPromise(({ input }) => this.#card.verify(otherSecret(input.target))),
        proveCard: fromPromise(({ input }) => this.#proveCard(input.target)),
        verifyFace: fromPromise(({ signal }) => this.#verifyFace(signal)),
        register: fromPromise(() => this.#register()),
      },
      actions: {
        armPad: (_, { purpose }) => this.#pad.arm(purpose),
        wipePad: () => this.#pad.wipe(),
        releaseCard: () => this.#card.release(),
      },
    });
    this.#actor = createActor(machine, { clock, input: { cardHeld: reader.state().kind === 'card-present' } });
    this.#pad.onChange((entry) => this.#actor.send({ type: 'entry.changed', entry }));
    this.#reportEndings();
    this.#actor.start();
  }

  view(): PhoneView {
    const view = this.#toView(this.#actor.getSnapshot(), this.options.clock.now());
    if (view.screen !== 'card-face' || !view.cardInView) return view;
    const printed = this.options.camera();
    return printed === undefined ? view : { ...view, printed };
  }

  /** Calls the listener at every change of the view; gives the function that ends it. */
  subscribe(listener: (view: PhoneView) => void): () => void {
    const subscription = this.#actor.subscribe(() => listener(this.view()));
    return () => subscription.unsubscribe();
  }

  /** A person's touch. Keys go to the PIN pad alone (INV-4). */
  touch(touch: PhoneTouch): void {
    if (touch.type === 'key.pressed') this.#pad.press(touch.key);
    else this.#actor.send(touch);
  }

  /** How the latest visit ended; undefined before an end. */
  outcome(): ReturnType<typeof phoneOutcomeOf> {
    return phoneOutcomeOf(this.#actor.getSnapshot());
  }

  /** Resolves when the phone waits for a person, not for card, centre or face. */
  async settled(): Promise<void> {
    await waitFor(this.#actor, (snapshot) => !snapshot.hasTag('busy'));
  }

  stop(): void {
    this.#actor.stop();
    this.#pad.wipe();
    this.#card.release();
  }

  #reportEndings(): void {
    let goesOn = false;
    this.#actor.subscribe((snapshot) => {
      const outcome = phoneOutcomeOf(snapshot);
      const ended = outcome !== undefined || snapshot.matches('welcome');
      if (goesOn && ended) this.options.onVisitEnded?.(outcome ?? { outcome: 'cancelled' });
      goesOn = !ended;
    });
  }

  async #proveCard(target: SecretName): Promise<{ readonly ok: true } | Refused> {
    const { centre, face } = this.options;
    const card = this.#card.card;
    const begun = await centre.beginRegistration(card.facts.authenticationCertificate);
    if (!begun.ok) return { ok: false, ...begun.fault };
    const signature = await card.sign(otherSecret(target), begun.value.challenge);
    if (!signature.ok) return faultToRefusal(signature.fault);
    const id = begun.value.registrationId;
    const proven = await centre.proveCard(id, signature.value, face.credentialId);
    if (!proven.ok) return { ok: false, ...proven.fault };
    this.#registration = { id, ceremony: proven.value };
    return { ok: true };
  }

  async #verifyFace(signal: AbortSignal): Promise<FaceCheck> {
    const { ceremony } = this.#begunRegistration();
    this.#ceremonies += 1;
    const result = await this.options.face.verify({ id: this.#ceremonies, ...ceremony }, signal);
    if (!result.ok) return result;
    this.#response = result.response;
    return { ok: true };
  }

  async #register(): Promise<Registration> {
    const { id } = this.#begunRegistration();
    const registered = await this.options.centre.finishRegistration(id, this.#response);
    return registered.ok ? { ok: true, ...registered.value } : { ok: false, ...registered.fault };
  }

  #begunRegistration(): { readonly id: string; readonly ceremony: FaceRequested } {
    if (this.#registration === undefined) throw new Error('no registration has been begun');
    return this.#registration;
  }
}
