import type { CardSecretName } from '../card-secrets';

/** The secrets any one of which, verified, opens a file to READ; none: nothing known opens it. */
export type ReadCondition = readonly CardSecretName[];

/** An elementary file, by what commands it serves. */
export type CardFile =
  | { readonly kind: 'transparent'; readonly content: Uint8Array; readonly readableAfter?: ReadCondition }
  | { readonly kind: 'records'; readonly records: readonly Uint8Array[]; readonly readableAfter?: ReadCondition }
  | { readonly kind: 'secret'; readonly secret: CardSecretName }
  /** `pkcs8` (base64) is absent where the card was issued without this key. */
  | { readonly kind: 'private-key'; readonly pkcs8: string | undefined; readonly unlockedBy: CardSecretName }
  /** Something that the card keeps to itself. */
  | { readonly kind: 'internal' };

/** A dedicated file: an application's name, and its files by their identifiers. */
export interface DedicatedFile {
  readonly aid: Uint8Array;
  readonly files: ReadonlyMap<number, CardFile>;
}

/** The file that a short identifier (1 to 30) names: the low five bits of its identifier. */
export function fileByShortId({ files }: DedicatedFile, shortId: number): CardFile | undefined {
  for (const [id, file] of files) if ((id & 0x1f) === shortId) return file;
  return undefined;
}
