import { isWithinWindow } from '../rules/pre-registration-window';
import type { RefusalReason } from '../rules/refusals';
import { availabilityAt } from '../rules/stores';
import type { CardFacts, Customer, HolderCard } from './customer';

/** What a kiosk comes to with a customer who starts, places the card and enters the right PIN. */
export type KioskAnswer =
  { readonly outcome: 'reset' } | { readonly outcome: 'refused'; readonly reason: RefusalReason };

/** REF-3 to REF-7, REF-11, REF-12. Why no kiosk anywhere serves this card, in the order in which a kiosk finds out. */
export function refusalOfCard(facts: CardFacts): RefusalReason | undefined {
  switch (facts.kind) {
    case 'mute':
      return 'card-unreadable';
    case 'not-a-my-number-card':
      return 'not-a-my-number-card';
    case 'my-number-card':
      return refusalOfHolderCard(facts);
  }
}

function refusalOfHolderCard({ card, authentication, signing, tries }: HolderCard): RefusalReason | undefined {
  if (signing === 'absent') return 'signing-certificate-not-issued';
  if (tries['authentication-pin'] === 0) return 'authentication-pin-blocked';
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

/** What the kiosk of the customer's store shows this customer, who knows the PIN and takes no wrong turn. */
export function kioskAnswer(customer: Customer): KioskAnswer {
  const availability = availabilityAt(customer.store.profile, customer.now);
  const reason =
    availability === 'open' ? (refusalOfCard(customer.facts) ?? refusalOfRegistration(customer)) : availability;
  return reason === undefined ? { outcome: 'reset' } : { outcome: 'refused', reason };
}
