import { expect, test } from 'vitest';
import { performCeremony, type Authenticator } from '../../renderer/phone/face-ceremony';

const GET = { id: 1, kind: 'get', options: { challenge: 'AAAA' } } as const;
const never = () => undefined;

function authenticator(parts: Partial<Authenticator>): Authenticator {
  return {
    isAvailable: () => Promise.resolve(true),
    create: () => Promise.resolve('created'),
    get: () => Promise.resolve('got'),
    abort: never,
    ...parts,
  };
}

function failing(name: string): Authenticator {
  return authenticator({ get: () => Promise.reject(Object.assign(new Error(name), { name })) });
}

test('REG-1: a verified face gives the response of the ceremony', async () => {
  expect(await performCeremony(GET, never, authenticator({}))).toEqual({ ok: true, response: 'got' });
  const create = {
    id: 2,
    kind: 'create',
    options: { challenge: 'AAAA', rp: {}, user: {}, pubKeyCredParams: [] },
  } as const;
  expect(await performCeremony(create, never, authenticator({}))).toEqual({ ok: true, response: 'created' });
});

test('REF-15: a phone without a platform authenticator cannot check faces', async () => {
  const without = authenticator({ isAvailable: () => Promise.resolve(false) });
  expect(await performCeremony(GET, never, without)).toEqual({ ok: false, reason: 'face-unavailable' });
});

test('REF-15: not allowed is a face that did not match, and anything unknown is a phone that cannot', async () => {
  expect(await performCeremony(GET, never, failing('NotAllowedError'))).toEqual({
    ok: false,
    reason: 'face-not-matched',
  });
  expect(await performCeremony(GET, never, failing('UnknownError'))).toEqual({ ok: false, reason: 'face-unavailable' });
});

test('REF-15: a ceremony that nobody waits for any more is cancelled', async () => {
  let stop: () => void = never;
  const waiting = authenticator({
    get: () =>
      new Promise((_, reject) => {
        stop = () => reject(Object.assign(new Error('stopped'), { name: 'AbortError' }));
      }),
    abort: () => stop(),
  });
  let abort: () => void = never;
  const result = performCeremony(GET, (listener) => (abort = listener), waiting);
  await Promise.resolve();
  await Promise.resolve();
  abort();
  expect(await result).toEqual({ ok: false, reason: 'face-cancelled' });
});

test('options that are none of WebAuthn are refused before the authenticator sees them', async () => {
  const nonsense = { id: 3, kind: 'get', options: { nothing: true } } as const;
  expect(await performCeremony(nonsense, never, authenticator({}))).toEqual({
    ok: false,
    reason: 'face-unavailable',
  });
});
