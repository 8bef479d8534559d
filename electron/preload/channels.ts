/** The names under which pages and main process speak. Nothing else passes between them. */
export const CHANNELS = {
  /** Page → main: the page listens now; main answers with the latest view. */
  listening: 'ansho:listening',
  /** Main → page: the latest view. */
  view: 'ansho:view',
  /** Page → main: a person's touch. */
  touch: 'ansho:touch',
  /** Page → main and back: a command of the console, and what came of it. */
  command: 'ansho:command',
  /** Main → page: perform this ceremony, or stop performing it. */
  ceremony: 'ansho:ceremony',
  ceremonyAborted: 'ansho:ceremony-aborted',
  /** Page → main: what came of a ceremony. */
  ceremonyResult: 'ansho:ceremony-result',
} as const;
