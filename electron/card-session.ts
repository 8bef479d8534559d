import type { CardReading, Refused, Verification } from '../machines/kiosk/kiosk-ports';
import type { RefusalReason } from '../machines/rules/refusals';
import type { SecretName } from '../machines/rules/secrets';
import { identifyCard } from './card/identify';
import type { CardFault, CardIdentity, JpkiCard } from './card/jpki-card.types';
import type { CardReader, ReaderState } from './card/reader';
import type { PinPad } from './pin-pad';

/** INV-5. A fault of card or line, as a refusal: never as a wrong entry. */
export function faultToRefusal(fault: CardFault): Refused & { readonly ok: false } {
  return { ok: false, reason: fault.reason === 'card-removed' ? 'card-removed' : 'card-unreadable' };
}

function identityToReason(identity: Exclude<CardIdentity, { kind: 'own' }>): RefusalReason {
  switch (identity.kind) {
    case 'genuine':
      return 'genuine-card';
    case 'not-a-my-number-card':
      return 'not-a-my-number-card';
    case 'unreadable':
      return faultToRefusal(identity.fault).reason;
  }
}

/** One card in one reader, from being read to being let go: what kiosk and phone have in common. */
export class CardSession {
  #card: JpkiCard | undefined;

  constructor(
    private readonly reader: CardReader,
    private readonly trustAnchors: readonly Uint8Array[],
    private readonly pad: PinPad,
    /** INV-6. Called when a card turns out to be somebody's own, which nothing is to be kept of. */
    private readonly onForeignCard: () => void = () => undefined,
  ) {}

  /** The card that was read. Throws when none was: a programmer's mistake. */
  get card(): JpkiCard {
    if (this.#card === undefined) throw new Error('no card has been read in this session');
    return this.#card;
  }

  /** Powers the card and finds out what it is (CARD's guard: INV-6), spending no try. */
  async read(signal: AbortSignal): Promise<CardReading> {
    const channel = await this.reader.connect();
    if (!channel.ok) return faultToRefusal(channel.fault);
    const identity = await identifyCard(channel.value, this.trustAnchors);
    if (identity.kind === 'genuine') this.onForeignCard();
    if (identity.kind !== 'own') return { ok: false, reason: identityToReason(identity) };
    if (signal.aborted) {
      await identity.card.close();
      return { ok: false, reason: 'card-removed' };
    }
    this.#card = identity.card;
    const { certificates, triesLeft } = identity.card.facts;
    return { ok: true, hasSigningCertificate: certificates.signing, triesLeft };
  }

  /** PIN-5. One entry of a person, one VERIFY. */
  async verify(secret: SecretName): Promise<Verification> {
    const card = this.card;
    const answer = await this.pad.use((content) => card.verify(secret, content));
    if (!answer.ok) return faultToRefusal(answer.fault);
    return answer.value.verified
      ? { ok: true, verified: true, triesLeft: card.facts.triesLeft[secret] }
      : { ok: true, verified: false, triesLeft: answer.value.triesLeft };
  }

  /** Powers the card off: the rights that it granted are gone. */
  release(): void {
    const card = this.#card;
    this.#card = undefined;
    void card?.close();
  }
}

/** Tells a machine what happens in a reader. */
export function watchReader(
  reader: CardReader,
  send: (event: { type: 'card.inserted' | 'card.removed' | 'reader.lost' | 'reader.found' }) => void,
): () => void {
  let before: ReaderState['kind'] = reader.state().kind;
  return reader.onStateChange(({ kind }) => {
    if (kind === before) return;
    const wasMissing = before === 'missing';
    before = kind;
    if (kind === 'missing') {
      send({ type: 'reader.lost' });
      return;
    }
    if (wasMissing) send({ type: 'reader.found' });
    send({ type: kind === 'card-present' ? 'card.inserted' : 'card.removed' });
  });
}
