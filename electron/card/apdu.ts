/** A command APDU of ISO/IEC 7816-3, any of the cases 1 to 4. */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  /** Empty in cases 1 and 2. */
  readonly data: Uint8Array;
  /** The most bytes that the answer may have, 1 to 65 536; absent in cases 1 and 3. */
  readonly le?: number;
  /** True when the lengths are written in their extended form. */
  readonly extended?: boolean;
}

/** A response APDU: data, and the status word behind them. */
export interface ResponseApdu {
  readonly data: Uint8Array;
  readonly statusWord: number;
}

const HEADER = 4;
const NO_DATA = new Uint8Array(0);

/** Makes a command from its header, its data (none when left out) and Le (none when left out). */
export function command(
  cla: number,
  ins: number,
  p1: number,
  p2: number,
  data: Uint8Array = NO_DATA,
  le?: number,
): CommandApdu {
  return le === undefined ? { cla, ins, p1, p2, data } : { cla, ins, p1, p2, data, le };
}

/** Makes a response of a status word and data (none when left out). */
export function response(statusWord: number, data: Uint8Array = NO_DATA): ResponseApdu {
  return { data, statusWord };
}

/** Reads a command; undefined when its length bytes do not fit its length. `data` is a view of `bytes`, no copy. */
export function parseCommand(bytes: Uint8Array): CommandApdu | undefined {
  const [cla, ins, p1, p2] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined;
  const length = bytes.length;
  if (length === HEADER) return command(cla, ins, p1, p2);
  const first = bytes[HEADER] ?? 0;
  if (length === HEADER + 1) return command(cla, ins, p1, p2, NO_DATA, shortLe(first));
  if (first === 0) return withExtendedLengths({ cla, ins, p1, p2 }, bytes.subarray(HEADER));
  const end = HEADER + 1 + first;
  if (length !== end && length !== end + 1) return undefined;
  const le = length === end ? undefined : shortLe(bytes[end] ?? 0);
  return command(cla, ins, p1, p2, bytes.subarray(HEADER + 1, end), le);
}

function shortLe(byte: number): number {
  return byte === 0 ? 256 : byte;
}

type Header = Pick<CommandApdu, 'cla' | 'ins' | 'p1' | 'p2'>;

function withExtendedLengths(header: Header, body: Uint8Array): CommandApdu | undefined {
  if (body.length < 3) return undefined;
  const number = (at: number): number => ((body[at] ?? 0) << 8) | (body[at + 1] ?? 0);
  const expected = (at: number): number => (number(at) === 0 ? 65_536 : number(at));
  if (body.length === 3) return { ...header, data: NO_DATA, le: expected(1), extended: true };
  const length = number(1);
  const data = body.subarray(3, 3 + length);
  if (length === 0) return undefined;
  if (body.length === 3 + length) return { ...header, data, extended: true };
  return body.length === 5 + length ? { ...header, data, le: expected(3 + length), extended: true } : undefined;
}

/** Writes a command; with extended lengths when asked for, or when short ones do not reach. */
export function encodeCommand({ cla, ins, p1, p2, data, le, extended }: CommandApdu): Uint8Array {
  const isExtended = extended === true || data.length > 255 || (le ?? 0) > 256;
  const number = (value: number): number[] => (isExtended ? [(value >> 8) & 0xff, value & 0xff] : [value & 0xff]);
  const mark = isExtended ? [0] : [];
  const before = data.length > 0 ? [...mark, ...number(data.length)] : [];
  const after = le === undefined ? [] : [...(data.length > 0 ? [] : mark), ...number(le)];
  // One buffer, and no copy of the data beside it: they may be a secret that the caller wipes.
  const bytes = new Uint8Array(HEADER + before.length + data.length + after.length);
  bytes.set([cla, ins, p1, p2, ...before]);
  bytes.set(data, HEADER + before.length);
  bytes.set(after, HEADER + before.length + data.length);
  return bytes;
}

/** Reads a response; undefined when it is too short to hold a status word. */
export function parseResponse(bytes: Uint8Array): ResponseApdu | undefined {
  if (bytes.length < 2) return undefined;
  const [sw1 = 0, sw2 = 0] = bytes.subarray(-2);
  return { data: bytes.subarray(0, -2), statusWord: (sw1 << 8) | sw2 };
}

/** Writes a response. */
export function encodeResponse({ data, statusWord }: ResponseApdu): Uint8Array {
  const bytes = new Uint8Array(data.length + 2);
  bytes.set(data);
  bytes.set([statusWord >> 8, statusWord & 0xff], data.length);
  return bytes;
}
