import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCardVerbs } from '../../electron/verbs/card-verbs';
import { addCentreVerb } from '../../electron/verbs/centre-verb';
import { dataFolder } from '../../electron/verbs/data-folder';
import { addRecordVerb } from '../../electron/verbs/record-verb';
import { addRunVerb } from '../../electron/verbs/run-verb';
import { addSoakVerb } from '../../electron/verbs/soak-verb';
import { type } from './command-line';

const STANDARD = join(import.meta.dirname, '..', 'scenarios', 'standard-reset.yaml');
let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ansho-files-'));
  file = join(folder, 'a-file.json');
  writeFileSync(file, '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what cannot be read is a sentence with its name, and exit 2', () => {
  test.each([
    ['run', addRunVerb, ['run']],
    ['record', addRecordVerb, ['record']],
    ['card serve', addCardVerbs, ['card', 'serve']],
    ['card replay', addCardVerbs, ['card', 'replay']],
    ['soak replay', addSoakVerb, ['soak', 'replay']],
  ])('%s', async (_, add, words) => {
    const data = words[0] === 'card' ? ['--data', join(folder, 'data')] : [];
    const ofAFolder = await type(add, ...words, folder, ...data);
    expect(ofAFolder.stderr).toMatch(/^\S*ansho-files-\S+ cannot be read: it is a folder\.?\n$/);
    expect(ofAFolder.exitCode).toBe(2);
    const ofNothing = await type(add, ...words, join(folder, 'nowhere.json'), ...data);
    expect(ofNothing.stderr).toMatch(/nowhere\.json(:1:)? cannot be read: there is no such file\.?\n$/);
    expect(ofNothing.exitCode).toBe(2);
  });
});

describe('what cannot be written to is told before anything is done, with exit 2', () => {
  test.each([
    ['run --out', addRunVerb, ['run', STANDARD, '--out']],
    ['record --out', addRecordVerb, ['record', STANDARD, '--out']],
    ['centre --data', addCentreVerb, ['centre', '--data']],
    ['card serve --data', addCardVerbs, ['card', 'serve', 'fresh', '--data']],
  ])('%s', async (_, add, words) => {
    const { exitCode, stderr, stdout } = await type(add, ...words, file);
    expect([exitCode, stderr]).toEqual([2, `${file} cannot be written to: it is a file.\n`]);
    expect(stdout).toBe('');
    const below = await type(add, ...words, join(file, 'below'));
    expect([below.exitCode, below.stderr]).toEqual([
      2,
      `${join(file, 'below')} cannot be written to: a part of the path is a file.\n`,
    ]);
  });

  test('card diagnose --trace', async () => {
    const { exitCode, stderr } = await type(addCardVerbs, 'card', 'diagnose', '--trace', folder);
    expect([exitCode, stderr]).toEqual([2, `${folder} cannot be written to: it is a folder.\n`]);
  });
});

describe('an empty value is refused with exit 2, and nothing is written', () => {
  test.each([
    [addCentreVerb, ['centre', '--data', ''], '--data was given an empty value.'],
    [addCentreVerb, ['centre', '--port', ''], '--port was given an empty value.'],
    [addCentreVerb, ['centre', '--port', ' '], '" " is no port number: it has to be from 0 to 65535.'],
    [addCentreVerb, ['centre', '--database', ''], '--database was given an empty value.'],
    [addCentreVerb, ['centre', '--database', 'mysql://x'], '--database has to begin with postgres://.'],
    [addCardVerbs, ['card', 'replay', 'trace.json', '--data', ''], '--data was given an empty value.'],
    [addCardVerbs, ['card', 'replay', ''], 'replay was given an empty argument.'],
    [addRunVerb, ['run', STANDARD, '--out', ''], '--out was given an empty value.'],
  ])('%#: %s', async (add, words, sentence) => {
    const here = readdirSync('.');
    const given = words[0] === 'centre' && words[1] !== '--data' ? [...words, '--data', join(folder, 'data')] : words;
    expect(await type(add, ...given)).toEqual({ exitCode: 2, stdout: '', stderr: `${sentence}\n` });
    expect(readdirSync('.')).toEqual(here);
  });

  test('a variable that is set to nothing is none', () => {
    const home = '/home/someone/.data';
    expect(dataFolder({ ANSHO_DATA: '', XDG_DATA_HOME: home })).toBe(join(home, 'ansho'));
    expect(dataFolder({ ANSHO_DATA: '', XDG_DATA_HOME: '' })).toBe(dataFolder({}));
  });
});
