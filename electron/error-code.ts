/** The machine's own name of what went wrong (`EADDRINUSE`, `ENOENT`), where an error has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}
