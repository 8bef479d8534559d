import { createCipheriv, createDecipheriv } from 'node:crypto';

const CIPHER = 'aes-128-cbc';
const BLOCK = 16;
const ENCIPHERED = 0x86;
const EXPECTED_LENGTH = 0x96;
/** The byte before a cryptogram that names its padding. */
const PADDED = 0x01;
const PADDING = 0x80;

/**
 * CARD 3. The channel that SET SESSION KEY of the text application opens: AES-128 for what a command and its answer carry,
 * with a vector made of a counter, and no checksum. The first half of the delivered key material is the key.
 */
export class SecureChannel {
  readonly #key: Uint8Array;
  #counter = 1;

  constructor(material: Uint8Array) {
    this.#key = Uint8Array.from(material.subarray(0, BLOCK));
  }

  /** The next command's turn. Every one that could be read counts, whatever comes of it. */
  advance(): void {
    this.#counter += 1;
  }

  /** The data of a command, out of the one object `86`; undefined when it is not well formed. The caller wipes it. */
  open(object: Uint8Array): Uint8Array | undefined {
    const value = valueOf(object, ENCIPHERED);
    if (value?.[0] !== PADDED || value.length === 1 || (value.length - 1) % BLOCK !== 0) return undefined;
    const decipher = createDecipheriv(CIPHER, this.#key, this.#vector()).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(value.subarray(1)), decipher.final()]);
    const end = plain.findLastIndex((byte) => byte !== 0);
    if (plain[end] === PADDING) return plain.subarray(0, end);
    plain.fill(0);
    return undefined;
  }

  /** The data of an answer, as the one object `86`. */
  seal(data: Uint8Array): Uint8Array {
    const padded = Buffer.alloc((Math.floor(data.length / BLOCK) + 1) * BLOCK);
    padded.set(data);
    padded[data.length] = PADDING;
    const cipher = createCipheriv(CIPHER, this.#key, this.#vector()).setAutoPadding(false);
    const value = Buffer.concat([Uint8Array.of(PADDED), cipher.update(padded), cipher.final()]);
    return Buffer.concat([Uint8Array.of(ENCIPHERED, ...lengthOf(value.length)), value]);
  }

  #vector(): Uint8Array {
    const number = Buffer.alloc(BLOCK);
    number.writeUInt32BE(this.#counter, BLOCK - 4);
    return createCipheriv(CIPHER, this.#key, Buffer.alloc(BLOCK)).setAutoPadding(false).update(number);
  }
}

/** What READ BINARY is to give, out of the one object `96`: 1 to 65 536 bytes, all there is for 0; undefined: not well formed. */
export function expectedLength(object: Uint8Array): number | undefined {
  const value = valueOf(object, EXPECTED_LENGTH);
  if (value?.length !== 3 || value[0] !== 0) return undefined;
  return ((value[1] ?? 0) << 8) | (value[2] ?? 0) || 65_536;
}

/** The value of an object that stands alone under that tag. */
function valueOf(object: Uint8Array, tag: number): Uint8Array | undefined {
  const [first, length = 0, one = 0, two = 0] = object;
  const sizes: Readonly<Record<number, readonly [start: number, length: number]>> = {
    0x81: [3, one],
    0x82: [4, (one << 8) | two],
  };
  const [start, size] = length < 0x80 ? [2, length] : (sizes[length] ?? [0, -1]);
  return first === tag && object.length === start + size ? object.subarray(start) : undefined;
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
