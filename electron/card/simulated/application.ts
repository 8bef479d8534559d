import { response, type CommandApdu, type ResponseApdu } from '../apdu';
import type { MyNumberCardImage } from '../card-image';
import type { CardMemory } from './card-memory';
import type { CardSession } from './card-session';
import type { DedicatedFile } from './dedicated-file';

/** What a command works on: the memory that stays, and the session that ends with the power. */
export interface CardContext {
  readonly memory: CardMemory;
  readonly session: CardSession;
  readonly applications: readonly Application[];
  readonly random: (length: number) => Uint8Array;
}

/** One command of the card. It answers always, and throws never. */
export type CommandHandler = (command: CommandApdu, card: CardContext) => ResponseApdu;

/** Handlers by CLA and INS: see `handlerKey`. */
export type HandlerTable = ReadonlyMap<number, CommandHandler>;

/** The key of a handler table. */
export function handlerKey(cla: number, ins: number): number {
  return (cla << 8) | ins;
}

/** A command that always has the same answer. */
export const answer =
  (statusWord: number): CommandHandler =>
  () =>
    response(statusWord);

/** An application of the card, with the commands that only it knows. */
export interface Application extends DedicatedFile {
  readonly handlers: HandlerTable;
}

/** Makes an application of what a card image says of it; undefined where that card lacks it. Another is added as one of these. */
export type ApplicationFactory = (image: MyNumberCardImage) => Application | undefined;
