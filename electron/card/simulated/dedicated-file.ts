import type { SecretName } from '../../../machines/rules/secrets';

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
