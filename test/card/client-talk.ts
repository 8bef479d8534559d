import { constants, createHash, publicDecrypt, X509Certificate } from 'node:crypto';
import { expect } from 'vitest';
import type { SimulatedCard } from '../../electron/card/simulated-card';
import { myNumberCard, send } from './support';

/** Commands as CARD 9 has them, byte for byte. */
export const JPKI = '00A4040C0A D392F000260100000001';
export const TEXT = '00A4040C0A D3921000310001010408';
export const SURFACE = '00A4040C0A D3921000310001010402';
export const COMMON = '00A4040C0A D3921000310001010100';
export const ASK = '00200080';
export const PIN = '00200080 04 31323334';
export const PASSWORD = '00200080 06 414243313233';
export const ef = (id: string): string => `00A4020C02 ${id}`;
const number = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
export const read = (offset: number, le: number): string => `00B0${number(offset, 4)}${number(le & 0xff, 2)}`;
export const HASH = createHash('sha256').update('Ansho').digest();
/** The DigestInfo of `HASH`, 51 bytes. */
export const SHA256 = `3031300D060960864801650304020105000420${HASH.toString('hex').toUpperCase()}`;
/** COMPUTE DIGITAL SIGNATURE over these bytes as they are. */
export const sign = (data: string): string => `802A0080 ${number(data.length / 2, 2)} ${data} 00`;

const CERTIFICATES = {
  '000A': 'authentication',
  '0001': 'signing',
  '000B': 'authenticationAuthority',
  '0002': 'signingAuthority',
} as const;
export type CertificateFile = keyof typeof CERTIFICATES;

/** A program that talks to a card, as its trace has it. */
export class Client {
  constructor(readonly card: SimulatedCard) {}

  /** Sends commands; gives for each its status word, with the number of bytes before it where there are any. */
  talk(...commands: readonly string[]): string[] {
    return commands.map((command) => {
      const answer = send(this.card, command);
      const bytes = answer.length / 2 - 2;
      return bytes === 0 ? answer : `${bytes} ${answer.slice(-4)}`;
    });
  }

  /** The bytes that READs gave. */
  bytesOf(...commands: readonly string[]): Buffer {
    return Buffer.from(commands.map((command) => send(this.card, command).slice(0, -4)).join(''), 'hex');
  }

  /** The certificate that a file of the card has, DER. */
  certificate(file: CertificateFile): Buffer {
    return Buffer.from(myNumberCard(this.card.image).certificates[CERTIFICATES[file]] ?? '', 'base64');
  }

  /** READs of a certificate from `from` on in chunks, as many as it has, and what each has to give. */
  chunks(file: CertificateFile, size: number, from = 0): { commands: string[]; expected: string[] } {
    const { length } = this.certificate(file);
    const offsets = Array.from({ length: Math.ceil((length - from) / size) }, (_, index) => from + index * size);
    const lengths = offsets.map((offset) => Math.min(size, length - offset));
    return {
      commands: offsets.map((offset, index) => read(offset, lengths[index] ?? 0)),
      expected: lengths.map((bytes) => `${bytes} 9000`),
    };
  }

  /** Reads the certificate of the current file in chunks of that size, and expects it whole. */
  expectWhole(file: CertificateFile, size: number): void {
    const { commands, expected } = this.chunks(file, size);
    expect(this.talk(...commands)).toEqual(expected);
    expect(this.bytesOf(...commands).equals(this.certificate(file))).toBe(true);
  }

  /** Expects a signature over these bytes by the key of that certificate. */
  expectSigned(file: CertificateFile, data: string): void {
    const signature = this.bytesOf(sign(data));
    const { publicKey: key } = new X509Certificate(this.certificate(file));
    const signed = publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
    expect(signed.toString('hex').toUpperCase()).toBe(data.toUpperCase());
  }
}
