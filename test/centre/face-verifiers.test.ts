import { expect, test } from 'vitest';
import { FACE_OUTCOMES } from '../../machines/workbench/console.types';
import { EmulatedFaceVerifier } from '../../electron/webauthn-simulator/emulated-face-verifier';
import { createVirtualAuthenticator } from '../../electron/webauthn-simulator/virtual-authenticator';

/** Chromium's side of the debugger: authenticators by name, with what was said of them. */
class FakePage {
  readonly authenticators = new Map<string, Record<string, unknown>>();
  attached = false;
  #made = 0;

  isAttached = (): boolean => this.attached;
  attach = (): void => void (this.attached = true);

  sendCommand(method: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    const id = String(parameters['authenticatorId']);
    const known = this.authenticators.get(id);
    switch (method) {
      case 'WebAuthn.enable':
        return Promise.resolve({});
      case 'WebAuthn.addVirtualAuthenticator': {
        const authenticatorId = `authenticator-${(this.#made += 1)}`;
        this.authenticators.set(authenticatorId, { credentials: [] });
        return Promise.resolve({ authenticatorId });
      }
      case 'WebAuthn.removeVirtualAuthenticator':
        this.authenticators.delete(id);
        return Promise.resolve({});
    }
    if (known === undefined) return Promise.reject(new Error(`no authenticator for ${method}`));
    if (method === 'WebAuthn.getCredentials') return Promise.resolve({ credentials: known['credentials'] });
    if (method === 'WebAuthn.addCredential') known['credentials'] = [parameters['credential']];
    else Object.assign(known, parameters);
    return Promise.resolve({});
  }
}

test('REF-15: the virtual authenticator does what the face does, and keeps its credentials', async () => {
  const page = new FakePage();
  const device = await createVirtualAuthenticator(page);
  const only = () => [...page.authenticators.values()];
  const credential = { credentialId: 'the-phones-own' };
  await page.sendCommand('WebAuthn.addCredential', { authenticatorId: 'authenticator-1', credential });
  await device.setFace('no-match');
  expect(only()).toMatchObject([{ isUserVerified: false, enabled: true }]);
  await device.setFace('cancelled');
  expect(only()).toMatchObject([{ isUserVerified: true, enabled: false }]);
  await device.setFace('unavailable');
  await device.setFace('unavailable');
  expect(only()).toEqual([]);
  await Promise.all(FACE_OUTCOMES.map((outcome) => device.setFace(outcome)));
  await device.setFace('match');
  expect(only()).toMatchObject([{ isUserVerified: true, enabled: true, credentials: [credential] }]);
  await device.remove();
  expect(only()).toEqual([]);
});

test('REF-15: an aborted ceremony is cancelled, one without sense is unavailable', async () => {
  const phone = new EmulatedFaceVerifier('http://localhost:1');
  const { signal } = new AbortController();
  const ceremony = { id: 1, kind: 'create', options: {} } as const;
  expect(await phone.verify(ceremony, AbortSignal.abort())).toEqual({ ok: false, reason: 'face-cancelled' });
  expect(await phone.verify(ceremony, signal)).toEqual({ ok: false, reason: 'face-unavailable' });
  expect(phone.credentialId).toBeUndefined();
});
