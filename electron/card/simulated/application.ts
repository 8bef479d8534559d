import type { SecretName } from '../../../machines/rules/secrets';
import type { CommandApdu, ResponseApdu } from '../apdu';
import type { MyNumberCardImage } from '../card-image';
import type { CardMemory } from './card-memory';
import type { CardSession } from './card-session';

/** An elementary file, by what commands it serves. */
export type CardFile =
  /** `readableAfter`: the secret that READ wants verified; 'nothing' opens a file that no known secret opens. */
  | {
      readonly kind: 'transparent';
      readonly content: Uint8Array;
      readonly readableAfter?: SecretName | 'nothing';
    }
  | { readonly kind: 'secret'; readonly secret: SecretName }
  /** `pkcs8` (base64) is absent where the card was issued without this key. */
  | { readonly kind: 'private-key'; readonly pkcs8: string | undefined; readonly unlockedBy: SecretName }
  /** Something that the card keeps to itself. */
  | { readonly kind: 'internal' };

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

/** An application (DF) of the card: its files by identifier, and the commands that only it knows. */
export interface Application {
  readonly aid: Uint8Array;
  readonly files: ReadonlyMap<number, CardFile>;
  readonly handlers: HandlerTable;
}

/** Makes an application of what a card image says of it. Another application is added as one of these. */
export type ApplicationFactory = (image: MyNumberCardImage) => Application;

/** The file that a short identifier (1 to 30) names: the low five bits of its identifier. */
export function fileByShortId(application: Application, shortId: number): [id: number, file: CardFile] | undefined {
  return [...application.files].find(([id]) => (id & 0x1f) === shortId);
}
