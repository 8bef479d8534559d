import { response } from '../apdu';
import { STATUS } from '../status-word';
import type { CardContext, CommandHandler } from './application';
import { fileByShortId, type ReadCondition } from './dedicated-file';

/** CARD 2.3. READ BINARY: from the current file by a 15-bit offset, or from the file of a short identifier. */
export const readBinary: CommandHandler = ({ p1, p2, data, le }, card) => {
  if (data.length > 0 || le === undefined) return response(STATUS.wrongLength);
  const isShort = (p1 & 0x80) !== 0;
  if (isShort && !hasShortId(p1)) return response(STATUS.wrongParameters);
  if (isShort && !selectByShortId(card, p1 & 0x1f)) return response(STATUS.fileNotFound);
  const file = card.session.currentFile;
  if (!file) return response(STATUS.noCurrentFile);
  if (file.kind !== 'transparent') return response(STATUS.wrongFileKind);
  if (!isReadable(file, card)) return response(STATUS.securityStatusNotSatisfied);
  const offset = isShort ? p2 : (p1 << 8) | p2;
  // Never 9000 with nothing: a client that loops until it has read enough would not end.
  if (offset >= file.content.length) return response(STATUS.offsetBeyondFile);
  return response(STATUS.success, file.content.subarray(offset, offset + le));
};

/** CARD 3. READ RECORD: by its number, from the current file or from the file of a short identifier. */
export const readRecord: CommandHandler = ({ p1, p2, data, le }, card) => {
  if ((p2 & 0x07) !== 0x04) return response(STATUS.wrongParameters);
  if (data.length > 0 || le === undefined) return response(STATUS.wrongLength);
  if (!selectByShortId(card, p2 >> 3)) return response(STATUS.fileNotFound);
  const file = card.session.currentFile;
  if (!file) return response(STATUS.noCurrentFile);
  if (file.kind !== 'records') return response(STATUS.wrongFileKind);
  if (!isReadable(file, card)) return response(STATUS.securityStatusNotSatisfied);
  const record = file.records[p1 - 1];
  return record ? response(STATUS.success, record.subarray(0, le)) : response(STATUS.recordNotFound);
};

function hasShortId(p1: number): boolean {
  return (p1 & 0x60) === 0 && (p1 & 0x1f) !== 0x1f;
}

/** Makes the file of a short identifier current; 0 leaves the current one. False when there is no such file. */
function selectByShortId({ session }: CardContext, shortId: number): boolean {
  if (shortId === 0 || !session.application) return true;
  const found = fileByShortId(session.application, shortId);
  if (!found) return false;
  session.selectFile(found);
  return true;
}

function isReadable({ readableAfter }: { readonly readableAfter?: ReadCondition }, { session }: CardContext): boolean {
  return readableAfter === undefined || readableAfter.some((secret) => session.isVerified(secret));
}
