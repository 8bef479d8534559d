import { fileTrouble } from '../error-code';

/** A place that a program writes to, such as standard output. */
type Output = Pick<NodeJS.EventEmitter, 'on'>;

/**
 * Looks after standard output and standard error, whose troubles come as events. A reader that has read enough
 * (`… | head`) is no error; a full disk behind standard output is a sentence and exit 1. What standard error does not
 * take is nothing that anybody could be told.
 */
export function lookAfterOutputs(
  { stdout, stderr }: { readonly stdout: Output; readonly stderr: Output },
  { say, exit }: { readonly say: (sentence: string) => void; readonly exit: (code?: number) => void },
): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') {
      exit();
      return;
    }
    say(`Standard output cannot be written to: ${fileTrouble(error)}.`);
    exit(1);
  });
  stderr.on('error', () => undefined);
}
