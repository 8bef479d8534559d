import type { CardFile, ReadCondition } from './dedicated-file';

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');

/** Something that the card keeps to itself. */
export const INTERNAL: CardFile = { kind: 'internal' };

/** A file of bytes that are free to read, or after any one of some secrets. */
export function transparent(content: string | Uint8Array, readableAfter?: ReadCondition): CardFile {
  return {
    kind: 'transparent',
    content: typeof content === 'string' ? bytes(content) : content,
    ...(readableAfter && { readableAfter }),
  };
}

/** A file of records. */
export function records(contents: readonly string[], readableAfter?: ReadCondition): CardFile {
  return { kind: 'records', records: contents.map(bytes), ...(readableAfter && { readableAfter }) };
}

/** CARD 2.1, 6.1. A file is longer than what it says: FF behind it, up to a size. Nothing stays nothing. */
export function filledUp(content: Uint8Array, size: number): Uint8Array {
  if (content.length === 0 || content.length >= size) return content;
  const file = new Uint8Array(size).fill(0xff);
  file.set(content);
  return file;
}

/** Sixteen bytes FF: what files of unknown use were seen to hold. */
export const UNKNOWN_CONTENT = new Uint8Array(16).fill(0xff);
