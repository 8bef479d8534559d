import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface RotationOptions {
  /** How many bytes a file may have before the next one is begun; 1 MB when left out. */
  readonly size?: number;
  /** How many full files are kept; 5 when left out. */
  readonly kept?: number;
}

const MEGABYTE = 1_000_000;

/**
 * A file that lines are written to: `NAME.log`, and `NAME.1.log` (the latest) and so on that are full. What is written
 * is with the system when `write` returns. A disk that does not take a line loses it: a log never stops a kiosk.
 */
export class RotatingFile {
  readonly #folder: string;
  readonly #name: string;
  readonly #size: number;
  readonly #kept: number;
  #file: number | undefined;
  #length = 0;

  constructor(folder: string, name: string, { size = MEGABYTE, kept = 5 }: RotationOptions = {}) {
    this.#folder = folder;
    this.#name = name;
    this.#size = size;
    this.#kept = kept;
  }

  write(line: string): void {
    try {
      if (this.#file === undefined) this.#open();
      if (this.#length > 0 && this.#length + Buffer.byteLength(line) > this.#size) this.#rotate();
      if (this.#file !== undefined) this.#length += writeSync(this.#file, line);
    } catch {
      this.close();
    }
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  #open(): void {
    mkdirSync(this.#folder, { recursive: true });
    this.#file = openSync(this.#path(0), 'a', 0o640);
    this.#length = fstatSync(this.#file).size;
  }

  #rotate(): void {
    this.close();
    rmSync(this.#path(this.#kept), { force: true });
    for (let age = this.#kept - 1; age >= 0; age -= 1) {
      if (existsSync(this.#path(age))) renameSync(this.#path(age), this.#path(age + 1));
    }
    this.#open();
  }

  #path(age: number): string {
    return join(this.#folder, age === 0 ? `${this.#name}.log` : `${this.#name}.${age}.log`);
  }
}
