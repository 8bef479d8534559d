/** The status words of CARD 3 by name (ISO/IEC 7816-4, JICSAP). */
export const STATUS = {
  success: 0x9000,
  authenticationFailed: 0x6300,
  memoryFailure: 0x6581,
  wrongLength: 0x6700,
  secureMessagingRefused: 0x66f1,
  logicalChannelNotSupported: 0x6881,
  secureMessagingNotSupported: 0x6882,
  wrongFileKind: 0x6981,
  securityStatusNotSatisfied: 0x6982,
  authenticationMethodBlocked: 0x6983,
  referenceDataLocked: 0x6984,
  conditionsNotSatisfied: 0x6985,
  noCurrentFile: 0x6986,
  secureMessagingMissing: 0x6987,
  secureMessagingWrong: 0x6988,
  secureMessagingNotForCommand: 0x69fc,
  wrongData: 0x6a80,
  fileNotFound: 0x6a82,
  recordNotFound: 0x6a83,
  wrongParameters: 0x6a86,
  referencedDataNotFound: 0x6a88,
  offsetBeyondFile: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
} as const;

const WORDS: Readonly<Record<number, string>> = {
  [STATUS.success]: 'done',
  [STATUS.authenticationFailed]: 'the authorisation is not valid',
  [STATUS.memoryFailure]: 'the card could not write',
  [STATUS.wrongLength]: 'wrong length',
  [STATUS.secureMessagingRefused]: 'this application makes no session key',
  [STATUS.logicalChannelNotSupported]: 'logical channels are not supported',
  [STATUS.secureMessagingNotSupported]: 'secure messaging is not supported',
  [STATUS.wrongFileKind]: 'the command does not fit this kind of file',
  [STATUS.securityStatusNotSatisfied]: 'the secret that this needs has not been verified',
  [STATUS.authenticationMethodBlocked]: 'the secret is locked',
  [STATUS.referenceDataLocked]: 'the secret is locked',
  [STATUS.conditionsNotSatisfied]: 'not possible in this state',
  [STATUS.noCurrentFile]: 'no fitting file is selected',
  [STATUS.secureMessagingMissing]: 'secure messaging is missing',
  [STATUS.secureMessagingWrong]: 'secure messaging is not well formed; the channel is closed',
  [STATUS.secureMessagingNotForCommand]: 'this command knows no secure messaging',
  [STATUS.wrongData]: 'the data are not well formed',
  [STATUS.fileNotFound]: 'no such file or application',
  [STATUS.recordNotFound]: 'no such record',
  [STATUS.wrongParameters]: 'wrong parameters P1 and P2',
  [STATUS.referencedDataNotFound]: 'the data named are not on the card',
  [STATUS.offsetBeyondFile]: 'the offset lies beyond the end of the file',
  [STATUS.unknownInstruction]: 'unknown instruction',
  [STATUS.unknownClass]: 'unknown class',
};

/** `63Cx`: `tries` (0 to 15) tries are left. */
export function triesLeftStatus(tries: number): number {
  return 0x63c0 | tries;
}

/** The tries that a `63Cx` speaks of; undefined for any other status word. */
export function triesLeftOf(statusWord: number): number | undefined {
  return (statusWord & 0xfff0) === 0x63c0 ? statusWord & 0x0f : undefined;
}

/** Four upper-case hexadecimal digits, as status words are written: `6A82`. */
export function statusWordAsHex(statusWord: number): string {
  return statusWord.toString(16).toUpperCase().padStart(4, '0');
}

/** What a status word means, in words. */
export function statusWordInWords(statusWord: number): string {
  const tries = triesLeftOf(statusWord);
  if (tries !== undefined) return tries === 1 ? '1 try left' : `${tries} tries left`;
  return WORDS[statusWord] ?? `unknown status ${statusWordAsHex(statusWord)}`;
}
