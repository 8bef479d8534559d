/** The machine's own name of what went wrong (`EADDRINUSE`, `ENOENT`), where an error has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}

const FILE_TROUBLES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  EEXIST: 'it is a file',
  EACCES: 'its permissions do not allow it',
  EPERM: 'its permissions do not allow it',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/** Why a file or a folder cannot be used, to be read behind its name. */
export function fileTrouble(error: unknown): string {
  return FILE_TROUBLES[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
}
