import type { FaceOutcome } from '../../machines/workbench/console.types';
import type { FaceControl } from './face-verifier';

/** What is used of Electron's `webContents.debugger`. */
export interface PageDebugger {
  isAttached(): boolean;
  attach(protocolVersion?: string): void;
  sendCommand(method: string, parameters?: object): Promise<unknown>;
}

/** The authenticator of a page: Chromium's own virtual one, behind the browser's real WebAuthn. */
export interface VirtualAuthenticator extends FaceControl {
  /** Takes it away for good. */
  remove(): Promise<void>;
}

/** A phone's built-in authenticator that can verify its user. */
const KIND = {
  protocol: 'ctap2',
  ctap2Version: 'ctap2_1',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  automaticPresenceSimulation: true,
  isUserVerified: true,
} as const;

/**
 * Gives the debugger's page an authenticator whose user's face matches, until told otherwise. A face that does not match
 * makes user verification fail in the authenticator; a check that will be cancelled waits until the page aborts it; an
 * authenticator that is unavailable is not there. Its credentials outlive all of this.
 */
export async function createVirtualAuthenticator(page: PageDebugger): Promise<VirtualAuthenticator> {
  if (!page.isAttached()) page.attach('1.3');
  await page.sendCommand('WebAuthn.enable', { enableUI: false });
  let authenticatorId: string | undefined = await add(page);
  let kept: readonly object[] = [];

  async function present(): Promise<string> {
    if (authenticatorId !== undefined) return authenticatorId;
    const id = await add(page);
    authenticatorId = id;
    for (const credential of kept)
      await page.sendCommand('WebAuthn.addCredential', { authenticatorId: id, credential });
    return id;
  }

  async function absent(): Promise<void> {
    if (authenticatorId === undefined) return;
    kept = credentialsOf(await page.sendCommand('WebAuthn.getCredentials', { authenticatorId }));
    await page.sendCommand('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    authenticatorId = undefined;
  }

  async function apply(outcome: FaceOutcome): Promise<void> {
    if (outcome === 'unavailable') return absent();
    const id = await present();
    await page.sendCommand('WebAuthn.setUserVerified', { authenticatorId: id, isUserVerified: outcome !== 'no-match' });
    await page.sendCommand('WebAuthn.setAutomaticPresenceSimulation', {
      authenticatorId: id,
      enabled: outcome !== 'cancelled',
    });
  }

  // One change after the other: half of one and half of the next would be a third.
  let changes = Promise.resolve();
  const inTurn = (change: () => Promise<void>): Promise<void> => {
    const done = changes.then(change);
    changes = done.catch(() => undefined);
    return done;
  };
  return {
    setFace: (outcome) => inTurn(() => apply(outcome)),
    remove: () => inTurn(absent),
  };
}

async function add(page: PageDebugger): Promise<string> {
  const added = await page.sendCommand('WebAuthn.addVirtualAuthenticator', { options: KIND });
  if (typeof added === 'object' && added !== null && 'authenticatorId' in added) {
    const { authenticatorId } = added;
    if (typeof authenticatorId === 'string') return authenticatorId;
  }
  throw new TypeError('the page gave its authenticator no name');
}

function credentialsOf(answer: unknown): readonly object[] {
  if (typeof answer !== 'object' || answer === null || !('credentials' in answer)) return [];
  const { credentials } = answer;
  return Array.isArray(credentials) ? credentials.filter((one): one is object => typeof one === 'object') : [];
}
