import type { FaceCeremony, FaceCeremonyResult } from '../../machines/phone/view.types';
import type { FaceVerifier } from './face-verifier';

/** How ceremonies reach the page that performs them. */
export interface CeremonyPage {
  perform(ceremony: FaceCeremony): void;
  abort(id: number): void;
}

/** The phone's face check, performed by its page with the browser's real WebAuthn. */
export class PageFaceVerifier implements FaceVerifier {
  readonly #waiting = new Map<number, (result: FaceCeremonyResult) => void>();
  #credentialId: string | undefined;

  constructor(private readonly page: CeremonyPage) {}

  get credentialId(): string | undefined {
    return this.#credentialId;
  }

  verify(ceremony: FaceCeremony, signal: AbortSignal): Promise<FaceCeremonyResult> {
    return new Promise((resolve) => {
      const settle = (result: FaceCeremonyResult): void => {
        this.#waiting.delete(ceremony.id);
        signal.removeEventListener('abort', abort);
        if (result.ok && ceremony.kind === 'create') this.#credentialId = credentialIdOf(result.response);
        resolve(result);
      };
      const abort = (): void => {
        this.page.abort(ceremony.id);
        settle({ ok: false, reason: 'face-cancelled' });
      };
      this.#waiting.set(ceremony.id, settle);
      signal.addEventListener('abort', abort);
      this.page.perform(ceremony);
    });
  }

  /** What the page says came of a ceremony; one that nobody waits for is ignored. */
  finished(id: number, result: FaceCeremonyResult): void {
    this.#waiting.get(id)?.(result);
  }

  /** The page is gone: whatever it was performing does not come about. */
  pageLost(): void {
    for (const settle of [...this.#waiting.values()]) settle({ ok: false, reason: 'face-unavailable' });
  }
}

function credentialIdOf(response: unknown): string | undefined {
  return typeof response === 'object' && response !== null && 'id' in response && typeof response.id === 'string'
    ? response.id
    : undefined;
}
