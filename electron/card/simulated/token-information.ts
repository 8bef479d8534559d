/** CARD 2.2. EF 0006, 160 bytes: a CK_TOKEN_INFO with big-endian numbers of four bytes. */
export function tokenInformation(label: string, serial: string): Uint8Array {
  const ascii = (text: string, length: number): Buffer => Buffer.from(text.padEnd(length, ' '), 'ascii');
  const numbers = (...values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(values.length * 4);
    values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
    return bytes;
  };
  const RNG_LOGIN_REQUIRED_PIN_AND_TOKEN_INITIALISED = 0x040d;
  const MAXIMUM_SESSIONS_AND_OPEN_ONES = [1, 0, 1, 0];
  const LONGEST_AND_SHORTEST_PIN = [16, 6];
  const UNKNOWN = 0xffff_ffff;
  return Buffer.concat([
    ascii(label, 32),
    ascii('1'.padStart(32, '0'), 32),
    ascii('E16R01NJ', 16),
    ascii(serial, 16),
    numbers(RNG_LOGIN_REQUIRED_PIN_AND_TOKEN_INITIALISED, ...MAXIMUM_SESSIONS_AND_OPEN_ONES),
    numbers(...LONGEST_AND_SHORTEST_PIN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ascii('03', 2),
    ascii('01', 2),
    ascii('9'.repeat(16), 16),
  ]);
}
