import { isWithinWindow } from '../rules/pre-registration-window';
import { blockedReason, type RefusalReason } from '../rules/refusals';
import { otherSecret, type SecretName } from '../rules/secrets';
import { availabilityAt } from '../rules/stores';
import type { CardFacts, Customer, HolderCard } from './customer';

/** What a kiosk comes to with a customer who starts, places the card and enters what is known. */
export type KioskAnswer =
  | { readonly outcome: 'reset'; readonly target: SecretName }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason }
  /** TARGET-1. This kiosk resets the signing password alone, and says so on its first screen. */
  | { readonly outcome: 'not-offered' }
  /** TARGET-2. It asks for the signing password as the proof, and the customer does not know it. */
  | { readonly outcome: 'asks-for-the-password' };

/**
 * REF-3 to REF-7, REF-11, REF-12, TARGET-2. Why no kiosk anywhere resets this secret of this card, in the order in which
 * a kiosk finds out.
 */
export function refusalOfCard(facts: CardFacts, wants: SecretName): RefusalReason | undefined {
  switch (facts.kind) {
    case 'mute':
      return 'card-unreadable';
    case 'not-a-my-number-card':
      return 'not-a-my-number-card';
    case 'my-number-card':
      return refusalOfHolderCard(facts, wants);
  }
}

function refusalOfHolderCard(
  { card, authentication, signing, tries }: HolderCard,
  wants: SecretName,
): RefusalReason | undefined {
  if (signing === 'absent') return 'signing-certificate-not-issued';
  const proof = otherSecret(wants);
  if (tries[proof] === 0) return blockedReason(proof);
  if (card === 'expired') return 'card-expired';
  if (authentication !== 'valid') return 'authentication-certificate-unusable';
  if (signing === 'revoked') return 'signing-certificate-revoked';
  return signing === 'expired' ? 'signing-certificate-expired' : undefined;
}

/** REG-3, REG-6, REG-7. What is wrong with the pre-registration at this instant; undefined while it is good. */
export function refusalOfRegistration({ prior, now }: Customer): RefusalReason | undefined {
  if (prior === undefined) return 'not-pre-registered';
  if (prior.usedAt !== undefined) return 'pre-registration-used';
  return isWithinWindow(prior.registeredAt, now) ? undefined : 'pre-registration-expired';
}

/** What the kiosk of the customer's store shows this customer, who takes no wrong turn. */
export function kioskAnswer(customer: Customer): KioskAnswer {
  const { store, now, facts, wants } = customer;
  const availability = availabilityAt(store.profile, now);
  if (availability !== 'open') return { outcome: 'refused', reason: availability };
  if (!store.profile.targets.includes(wants)) return { outcome: 'not-offered' };
  const ofCard = refusalOfCard(facts, wants);
  if (ofCard !== undefined) return { outcome: 'refused', reason: ofCard };
  if (lacksProof(customer)) return { outcome: 'asks-for-the-password' };
  const reason = refusalOfRegistration(customer);
  return reason === undefined ? { outcome: 'reset', target: wants } : { outcome: 'refused', reason };
}

/** TARGET-2. Both secrets are unknown: without the signing password nobody's PIN is reset. */
export function lacksProof({ wants, knowsPassword }: Customer): boolean {
  return wants === 'authentication-pin' && !knowsPassword;
}
