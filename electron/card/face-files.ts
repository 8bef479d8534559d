import { constants, createHash, privateEncrypt, type KeyObject } from 'node:crypto';
import type { CardApplications } from './card-applications';
import type { MyNumberCardImage } from './card-image';
import { publicHalf } from './certificate-parts';
import { textAsPng } from './face-pictures';
import { sha256 } from './sha256';

/** What the face applications hold beyond what is printed in words. */
export interface FaceContent {
  /** Twelve digits. */
  readonly myNumber: string;
  /** Fifteen characters. */
  readonly cardNumber: string;
  /** Five digits. */
  readonly municipality: string;
  /** Four digits. */
  readonly securityCode: string;
  /** JPEG 2000. */
  readonly portrait: Uint8Array;
}

export interface FaceKeys {
  /** The issuer's, which signs what the files say. */
  readonly issuer: KeyObject;
  /** The card's own. */
  readonly card: KeyObject;
}

const ascii = (text: string): Buffer => Buffer.from(text, 'ascii');
const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A TLV whose length has as few bytes as it needs; from 128 on two at least, as on real cards. */
function tlv(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.from(tag > 0xff ? [tag >> 8, tag & 0xff] : [tag]), Uint8Array.from(size), content]);
}

/** `FF tag length content`, as the face applications' files begin. */
const wrapped = (tag: number, ...contents: readonly Uint8Array[]): Buffer =>
  Buffer.concat([Uint8Array.of(0xff), tlv(tag, ...contents)]);

/** The same with `count` offsets of the elements behind its first (`DFx1`), from the beginning of the file. */
function withOffsets(tag: number, offsetTag: number, elements: readonly Buffer[]): Buffer {
  const build = (offsets: Buffer): Buffer => wrapped(tag, tlv(offsetTag, offsets), ...elements);
  const total = elements.reduce((sum, { length }) => sum + length, 0);
  let at = build(Buffer.alloc(elements.length * 2)).length - total;
  const offsets = Buffer.alloc(elements.length * 2);
  elements.forEach(({ length }, index) => {
    offsets.writeUInt16BE(at, index * 2);
    at += length;
  });
  return build(offsets);
}

/** A file is longer than what it says; the rest is FF. */
const filled = (content: Buffer, size: number): Buffer =>
  content.length >= size ? content : Buffer.concat([content, Buffer.alloc(size - content.length, 0xff)]);

/** CARD 6.1. An RSA-2048 public key, 265 bytes. */
function publicKey(key: KeyObject): Buffer {
  const { n = '' } = publicHalf(key).export({ format: 'jwk' });
  return Buffer.concat([tlv(0x90, Uint8Array.of(1, 0, 1)), tlv(0x91, Buffer.from(n, 'base64url'))]);
}

/** CARD 6.2. PKCS#1 v1.5 over the hashes as they are, one behind the other. */
const signed = (key: KeyObject, ...hashes: readonly Uint8Array[]): Buffer =>
  privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat(hashes));

/** CARD 6.1. Sixteen bytes: the simulator's own, no real issuer's. */
function keyId(key: KeyObject): Buffer {
  const fingerprint = createHash('sha256').update(publicKey(key)).digest('hex').replace(/\D/g, '').padEnd(3, '0');
  return filled(Buffer.concat([ascii('9999999'), Uint8Array.of(0x08, 0x05), ascii(fingerprint.slice(0, 3))]), 16);
}

function cvCertificate({ issuer }: FaceKeys): Buffer {
  const body = Buffer.concat([keyId(issuer), keyId(issuer), publicKey(issuer)]);
  return tlv(0x7f21, tlv(0x5f4e, body), tlv(0x5f37, signed(issuer, sha256(body))));
}

const SEX = { male: '1', female: '2', other: '9' } as const;
const compact = (date: string): Buffer => ascii(date.replaceAll('-', ''));

/** CARD 6. The files of the applications beside JPKI, for a face, its numbers and its picture. */
export function faceFiles(
  face: MyNumberCardImage['face'],
  { myNumber, cardNumber, municipality, securityCode, portrait }: FaceContent,
  keys: FaceKeys,
): Omit<CardApplications, 'key' | 'secrets'> {
  const { issuer, card } = keys;
  const certificate = base64(cvCertificate(keys));
  const number = filled(wrapped(0x10, ascii(myNumber)), 17);
  const typed = [
    tlv(0xdf22, utf8(face.name)),
    tlv(0xdf23, utf8(face.address)),
    tlv(0xdf24, compact(face.birthDate)),
    tlv(0xdf25, ascii(SEX[face.sex])),
  ];
  const hashes = [sha256(number), sha256(...typed)] as const;
  const cardKey = publicKey(card);
  const [birth, sex, key] = [
    tlv(0xdf22, compact(face.birthDate)),
    tlv(0xdf23, ascii(SEX[face.sex])),
    tlv(0xdf24, cardKey),
  ];
  const [name, address] = [tlv(0xdf25, textAsPng(face.name)), tlv(0xdf26, textAsPng(face.address))];
  const photo = tlv(0xdf27, portrait);
  const shown = [birth, sex, key, name, address, photo];
  const seal = tlv(0xdf28, signed(issuer, sha256(birth, sex, key), sha256(name, address), sha256(photo)));
  const printed = [tlv(0xdf29, compact(face.expires)), tlv(0xdf2a, textAsPng(securityCode))];
  const numberPicture = tlv(0xdf41, textAsPng(myNumber));
  const expires = compact(face.expires);
  return {
    text: {
      '0001': base64(number),
      '0002': base64(filled(withOffsets(0x20, 0xdf21, typed), 768)),
      '0003': base64(
        wrapped(0x30, tlv(0xdf31, hashes[0]), tlv(0xdf32, hashes[1]), tlv(0xdf33, signed(issuer, ...hashes))),
      ),
      '0004': certificate,
      '0005': base64(
        filled(
          wrapped(
            0x40,
            tlv(0xdf41, Uint8Array.of(1, 3, 0x0e, 1)),
            tlv(0xdf42, keyId(issuer)),
            tlv(0xdf43, Buffer.alloc(128, 0xff)),
          ),
          256,
        ),
      ),
      '0006': base64(tlv(0xa1, cardKey)),
      '0007': base64(wrapped(0x50, tlv(0xdf51, cardKey), tlv(0xdf52, signed(issuer, sha256(cardKey))))),
    },
    surface: {
      '0001': base64(
        wrapped(
          0x10,
          tlv(0xdf11, compact(face.birthDate)),
          tlv(0xdf12, cardKey),
          tlv(0xdf13, signed(issuer, sha256(compact(face.birthDate), cardKey))),
        ),
      ),
      '0002': base64(withOffsets(0x20, 0xdf21, [...shown, seal, ...printed])),
      '0003': base64(
        wrapped(
          0x30,
          tlv(0xdf31, Uint8Array.of(6, 3, 0x0e, 1)),
          tlv(0xdf32, keyId(issuer)),
          tlv(0xdf33, Uint8Array.of(0)),
          tlv(0xdf34, ascii(municipality)),
          tlv(0xdf35, Buffer.alloc(0x110, 0xff)),
        ),
      ),
      '0004': certificate,
      '0005': base64(
        wrapped(
          0x40,
          numberPicture,
          tlv(0xdf42, cardKey),
          tlv(0xdf43, signed(issuer, sha256(numberPicture), sha256(cardKey))),
        ),
      ),
    },
    common: {
      '0001': [base64(tlv(0x01, ascii(cardNumber), ascii(municipality), expires))],
      '0002': base64(keyId(issuer)),
    },
    // What it says is not known: some have seen it hold the same as the common application's.
    residentRegister: { '0002': [base64(keyId(issuer))] },
    dataObjects: {
      '0045': base64(ascii(cardNumber)),
      '00F0': base64(ascii(municipality)),
      '00F2': base64(expires),
      '7F21': certificate,
    },
  };
}
