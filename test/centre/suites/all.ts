import { authorisationRules } from './authorisation';
import { outcomeRules } from './outcomes';
import { registrationRules } from './registration';
import { registryRules } from './registry';
import { settlementRules } from './settlement';

/** Everything that holds of a centre, whatever database it has. */
export const ALL_SUITES = {
  registration: registrationRules,
  authorisation: authorisationRules,
  settlement: settlementRules,
  registry: registryRules,
  outcomes: outcomeRules,
};
