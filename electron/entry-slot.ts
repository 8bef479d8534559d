/** One entry: bytes that are overwritten, never a string that would linger (INV-4). */
export class EntrySlot {
  readonly #bytes: Buffer;
  #length = 0;

  constructor(longest: number) {
    this.#bytes = Buffer.alloc(longest);
  }

  get length(): number {
    return this.#length;
  }

  push(character: string): void {
    this.#bytes.write(character, this.#length, 'latin1');
    this.#length += 1;
  }

  erase(): void {
    if (this.#length === 0) return;
    this.#length -= 1;
    this.#bytes[this.#length] = 0;
  }

  wipe(): void {
    this.#bytes.fill(0);
    this.#length = 0;
  }

  content(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
