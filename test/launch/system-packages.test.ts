import { expect, test } from 'vitest';
import { installedIn, installLine, needsFor, unmet } from '../../electron/launch/system-packages.mjs';

const names = (needs: ReturnType<typeof needsFor>): (string | undefined)[] => needs.map(({ anyOf }) => anyOf.at(-1));

test('windows need GTK; a virtual display is needed only where there is none', () => {
  expect(names(needsFor('app', true))).toContain('libgtk-3-0');
  expect(names(needsFor('app', true))).not.toContain('xvfb');
  expect(names(needsFor('app', false))).toContain('xvfb');
});

test('a command line that opens no window requires nothing of the system', () => {
  expect(needsFor('headless', false).filter(({ required }) => required)).toEqual([]);
});

test('tests want the virtual card reader, and do without when they have to', () => {
  const reader = needsFor('test', true).find(({ anyOf }) => anyOf.includes('vsmartcard-vpcd'));
  expect(reader).toMatchObject({ required: false });
  expect(names(needsFor('app', true))).not.toContain('vsmartcard-vpcd');
});

test('one of the names is enough, and so is a program on the path', () => {
  const needs = needsFor('app', false);
  const installed = new Set(['libnss3', 'libgtk-3-0t64', 'libgbm1', 'libasound2', 'libpcsclite-dev', 'make', 'g++']);
  const machine = {
    isInstalled: (name: string) => installed.has(name),
    isOnPath: (command: string) => command === 'python3',
  };
  expect(names(unmet(needs, machine))).toEqual(['xvfb']);
});

test('dpkg: removed packages whose settings are left do not count as installed', () => {
  const answer = 'ii  libnss3\nrc  libgbm1\nhi  make\nun  xvfb\n';
  expect([...installedIn(answer)]).toEqual(['libnss3', 'make']);
});

test('the line to run is one line', () => {
  expect(installLine(['xvfb', 'libnss3'])).toBe('sudo apt-get install --no-install-recommends xvfb libnss3');
});
