/** Why the centre could not start, as a sentence for the person who started it. */
export class CentreStartError extends Error {
  override readonly name = 'CentreStartError';
}
