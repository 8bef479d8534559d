import { failure, success, type Result } from '../../result';
import type { CardSecretName } from '../card-secrets';
import { STATUS } from '../status-word';
import type { CardContext } from './application';
import { fileByShortId, type CardFile } from './dedicated-file';

/** The file that P2 speaks of: `80` the current one, `80|SFI` the one of that short identifier. Else a status word. */
export function addressedFile(p2: number, { session }: CardContext): Result<CardFile, number> {
  const shortId = p2 & 0x1f;
  if ((p2 & 0xe0) !== 0x80 || shortId === 0x1f) return failure(STATUS.wrongParameters);
  if (shortId === 0 || !session.application) {
    return session.currentFile ? success(session.currentFile) : failure(STATUS.noCurrentFile);
  }
  const found = fileByShortId(session.application, shortId);
  return found ? success(found) : failure(STATUS.referencedDataNotFound);
}

/** The secret that P2 speaks of; 6986 where the file is none. */
export function addressedSecret(p2: number, card: CardContext): Result<CardSecretName, number> {
  const file = addressedFile(p2, card);
  if (!file.ok) return file;
  return file.value.kind === 'secret' ? success(file.value.secret) : failure(STATUS.noCurrentFile);
}
