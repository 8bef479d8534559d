import type { FaceOutcome } from '../../machines/workbench/console.types';
import type { FaceControl } from './face-verifier';
import { createVirtualAuthenticator, type PageDebugger, type VirtualAuthenticator } from './virtual-authenticator';

/** The phone page's authenticator, which can be told what to come to before the page is there. */
export class LatentAuthenticator implements FaceControl {
  #authenticator: Promise<VirtualAuthenticator> | undefined;
  #face: FaceOutcome = 'match';

  /** Gives a loaded page its authenticator; one that it has already stays. */
  async attach(page: PageDebugger): Promise<void> {
    this.#authenticator ??= createVirtualAuthenticator(page);
    await this.setFace(this.#face);
  }

  async setFace(outcome: FaceOutcome): Promise<void> {
    this.#face = outcome;
    const authenticator = await this.#authenticator;
    await authenticator?.setFace(outcome);
  }
}
