import type { CentreClient, CentreRefusal } from '../centre/centre.types';
import type { OutcomeClient } from '../centre/outcomes.types';
import { failure, type Result } from '../result';

/** What a phone asks of the centre. */
export type PhoneCentre = Pick<CentreClient, 'beginRegistration' | 'proveCard' | 'finishRegistration'> &
  Pick<OutcomeClient, 'reportOutcome'>;

type Answer<Value> = Promise<Result<Value, CentreRefusal>>;

/** REF-14. The phone's own way to the centre, which can be down while the kiosk's is not. */
export class PhoneLine implements PhoneCentre {
  isUp = true;

  constructor(private readonly centre: PhoneCentre) {}

  beginRegistration(...given: Parameters<PhoneCentre['beginRegistration']>) {
    return this.#ask(() => this.centre.beginRegistration(...given));
  }

  proveCard(...given: Parameters<PhoneCentre['proveCard']>) {
    return this.#ask(() => this.centre.proveCard(...given));
  }

  finishRegistration(...given: Parameters<PhoneCentre['finishRegistration']>) {
    return this.#ask(() => this.centre.finishRegistration(...given));
  }

  reportOutcome(...given: Parameters<PhoneCentre['reportOutcome']>) {
    return this.#ask(() => this.centre.reportOutcome(...given));
  }

  #ask<Value>(ask: () => Answer<Value>): Answer<Value> {
    return this.isUp ? ask() : Promise.resolve(failure({ reason: 'centre-unreachable' }));
  }
}
