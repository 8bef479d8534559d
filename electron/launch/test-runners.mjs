import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDisplay } from './display.mjs';
import { follow, ROOT, run, Stop, toolScript } from './processes.mjs';
import { addUpPlaywright, addUpScenarios, addUpVitest, failure, skip, success } from './test-results.mjs';

/**
 * @typedef {import('./test-results.mjs').Result} Result
 *
 * @typedef {object} Circumstances
 * @property {NodeJS.ProcessEnv} env
 * @property {string | undefined} noBuild    why there is nothing built
 * @property {string | undefined} noElectron why there is no Electron
 *
 * @typedef {object} Runner
 * @property {string} name
 * @property {(circumstances: Circumstances) => Promise<Result>} run
 */

/** All that `npm test` runs, in this order. @type {readonly Runner[]} */
export const RUNNERS = [
  check('typecheck', toolScriptOf('typescript', 'tsc'), ['--noEmit']),
  check('lint', toolScriptOf('eslint'), ['.', '--max-warnings', '0']),
  check('format', toolScriptOf('prettier'), ['--check', '.', '--log-level', 'warn']),
  check('dependencies', toolScriptOf('dependency-cruiser', 'depcruise'), [
    ...['--config', '.dependency-cruiser.cjs'],
    ...['electron', 'machines', 'renderer'],
  ]),
  { name: 'vitest', run: vitest },
  { name: 'scenarios', run: scenarios },
  { name: 'playwright', run: playwright },
];

/**
 * A tool that holds or does not: one test.
 * @param {string} name @param {() => string} script @param {readonly string[]} args @returns {Runner}
 */
function check(name, script, args) {
  return {
    name,
    run: async ({ env }) => {
      const code = await follow(process.execPath, [script(), ...args], { env });
      return code === 0 ? success() : failure(name);
    },
  };
}

/** Looked up when it is run: nothing may be installed yet when this file is read. @param {string} packageName @param {string} [bin] */
function toolScriptOf(packageName, bin) {
  return () => toolScript(packageName, bin);
}

/** @param {Circumstances} circumstances */
function vitest({ env }) {
  return withReport(async (report) => {
    const args = [toolScript('vitest'), 'run'];
    const code = await follow(process.execPath, args, { env: { ...env, ANSHO_VITEST_REPORT: report } });
    return addUpVitest(readJson(report), code);
  });
}

/** @param {Circumstances} circumstances @returns {Promise<Result>} */
async function scenarios({ env, noBuild }) {
  const folder = join('test', 'scenarios');
  const files = existsSync(join(ROOT, folder))
    ? readdirSync(join(ROOT, folder)).filter((name) => /\.ya?ml$/.test(name))
    : [];
  if (files.length === 0) return skip('scenarios', `there are none in ${folder}`);
  if (noBuild) return skip('scenarios', noBuild);
  const paths = files.sort().map((name) => join(folder, name));
  const args = [join('dist', 'main', 'cli.js'), 'run', ...paths, '--reporter', 'json'];
  const { code, stdout, output } = await run(process.execPath, args, { env, label: 'scenarios' });
  const result = addUpScenarios(parseJson(stdout), code);
  if (result.failed.length > 0) process.stdout.write(`${output}\n`);
  return result;
}

/** @param {Circumstances} circumstances @returns {Promise<Result>} */
async function playwright({ env, noBuild, noElectron }) {
  if (!existsSync(join(ROOT, 'test', 'e2e'))) return skip('playwright', 'there are no tests in test/e2e');
  if (noBuild) return skip('playwright', noBuild);
  if (noElectron) return skip('playwright', `there is no Electron: ${noElectron}`);
  try {
    return await withDisplay((display) =>
      withReport(async (report) => {
        const args = [toolScript('@playwright/test', 'playwright'), 'test', '--reporter=list,json'];
        const reportEnv = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
        const code = await follow(process.execPath, args, { env: { ...env, ...display, ...reportEnv } });
        return addUpPlaywright(readJson(report), code);
      }),
    );
  } catch (error) {
    if (error instanceof Stop) return skip('playwright', error.message);
    throw error;
  }
}

/** @template T @param {(report: string) => Promise<T>} action gets a file to write to @returns {Promise<T>} */
async function withReport(action) {
  const folder = mkdtempSync(join(tmpdir(), 'ansho-test-'));
  try {
    return await action(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? parseJson(readFileSync(file, 'utf8')) : undefined;
}

/** @param {string} text @returns {unknown} undefined when it is none */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
