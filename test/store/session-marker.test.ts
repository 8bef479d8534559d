import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SessionMarker } from '../../electron/store/session-marker';
import { FIRST_DISPLAY } from '../../machines/display';
import type { Interruption } from '../../machines/kiosk/kiosk-setup';

const inSession: Interruption = {
  stage: 'session',
  ...FIRST_DISPLAY,
  language: 'ja',
  target: 'signing-password',
  targetLocked: false,
};
const writing: Interruption = { ...inSession, stage: 'writing' };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-marker-'));
  file = join(folder, 'session.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('INV-8: a session keeps its name over a death, and the next one has another', () => {
  const marker = new SessionMarker(folder);
  marker.note(inSession);
  const { session } = marker;
  const next = new SessionMarker(folder);
  expect(next).toMatchObject({ session, left: inSession });
  next.note(undefined);
  expect(next.session).not.toBe(session);
  expect(new SessionMarker(folder).left).toBeUndefined();
});

test('INV-8: what nobody can read is one session, however often the kiosk dies in it', () => {
  writeFileSync(file, '{"ansho-se');
  const marker = new SessionMarker(folder);
  expect(marker.left).toMatchObject({ stage: 'writing' });
  marker.note(marker.left);
  expect(new SessionMarker(folder).session).toBe(marker.session);
});

describe('INV-8: on a disk that does not take the marker', () => {
  test('each session has a name of its own', () => {
    mkdirSync(file);
    const marker = new SessionMarker(folder);
    const names = [1, 2, 3].map(() => {
      expect(() => marker.note(inSession)).toThrow();
      const { session } = marker;
      expect(() => marker.note(writing)).toThrow();
      expect(marker.session).toBe(session);
      expect(() => marker.note(undefined)).toThrow();
      return session;
    });
    expect(new Set(names).size).toBe(3);
  });

  test('the next note that it takes is of the session that runs then', () => {
    const marker = new SessionMarker(folder);
    marker.note(inSession);
    const before = readFileSync(file, 'utf8');
    rmSync(file);
    mkdirSync(file);
    expect(() => marker.note(undefined)).toThrow();
    rmSync(file, { recursive: true });
    writeFileSync(file, before);
    marker.note(inSession);
    expect(new SessionMarker(folder)).toMatchObject({ session: marker.session, left: inSession });
  });
});
