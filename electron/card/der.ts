import type { Instant } from '../../machines/rules/time';

/*
 * The few types of ASN.1 that a certificate is made of, written in DER. A general X.509 library would need its raw
 * hooks for most extensions of CARD 5, whose order, criticality and string types have to be exact.
 */

const tlv = (tag: number, ...contents: readonly Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...size), content]);
};

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => tlv(0x30, ...items);
export const setOf = (...items: readonly Uint8Array[]): Uint8Array => tlv(0x31, ...items);
export const octetString = (content: Uint8Array): Uint8Array => tlv(0x04, content);
export const utf8String = (text: string): Uint8Array => tlv(0x0c, Buffer.from(text, 'utf8'));
export const printableString = (text: string): Uint8Array => tlv(0x13, Buffer.from(text, 'ascii'));
export const ia5String = (text: string): Uint8Array => tlv(0x16, Buffer.from(text, 'ascii'));
export const asn1Null = (): Uint8Array => tlv(0x05);
export const asn1True = (): Uint8Array => tlv(0x01, Uint8Array.of(0xff));

/** A context-specific tag around complete elements: EXPLICIT, or IMPLICIT over a SEQUENCE. */
export const tagged = (number: number, ...items: readonly Uint8Array[]): Uint8Array => tlv(0xa0 | number, ...items);

/** A context-specific tag in place of a primitive type's own: IMPLICIT. */
export const taggedPrimitive = (number: number, content: Uint8Array): Uint8Array => tlv(0x80 | number, content);

/** A number that is not negative, from its big-endian bytes. */
export function integer(bytes: Uint8Array): Uint8Array {
  return tlv(0x02, (bytes[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(0), bytes);
}

/** A bit string of whole bytes, or with `unused` bits at the end of the last one. */
export function bitString(bytes: Uint8Array, unused = 0): Uint8Array {
  return tlv(0x03, Uint8Array.of(unused), bytes);
}

/** An object identifier from its dotted form. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = arc >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tlv(0x06, Uint8Array.from(bytes));
}

/** A time to the second, as RFC 5280 wants it: UTCTime before 2050, GeneralizedTime from then on. */
export function time(instant: Instant): Uint8Array {
  const digits = `${new Date(instant).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return digits < '2050' ? tlv(0x17, Buffer.from(digits.slice(2), 'ascii')) : tlv(0x18, Buffer.from(digits, 'ascii'));
}
