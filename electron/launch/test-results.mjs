/**
 * @typedef {object} Skip
 * @property {string} name
 * @property {string} reason empty when the test gives none but its name
 *
 * @typedef {object} Result
 * @property {number} passed
 * @property {readonly string[]} failed the names of those that did not hold
 * @property {readonly Skip[]} skipped
 */

/** One test that held. @returns {Result} */
export const success = () => ({ passed: 1, failed: [], skipped: [] });

/** One test that did not hold. @param {string} name @returns {Result} */
export const failure = (name) => ({ passed: 0, failed: [name], skipped: [] });

/** One thing that was left out. @param {string} name @param {string} reason @returns {Result} */
export const skip = (name, reason) => ({ passed: 0, failed: [], skipped: [{ name, reason }] });

/** @param {readonly Result[]} results @returns {Result} */
export function sum(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.flatMap(({ failed }) => failed),
    skipped: results.flatMap(({ skipped }) => skipped),
  };
}

/** The line that ends `npm test`. @param {Result} result */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`;
}

/** What stands before that line, a line each: what was left out and why, then what failed. @param {Result} result */
export function namedLines({ failed, skipped }) {
  return [
    ...skipped.map(({ name, reason }) => `skipped: ${name}${reason ? ` — ${oneLine(reason)}` : ''}`),
    ...failed.map((name) => `failed: ${oneLine(name)}`),
  ];
}

/** @param {string} text */
const oneLine = (text) => text.split('\n').join(' ');

/** What test/vitest-report.mjs wrote. @param {any} report undefined when there is none @param {number} code the exit code @returns {Result} */
export function addUpVitest(report, code) {
  if (!report) return failure('vitest: it left no report');
  return noSilentFailure('vitest', { passed: report.passed, failed: report.failed, skipped: report.skipped }, code);
}

/** What the command line's `run --reporter json` wrote. @param {any} report @param {number} code @returns {Result} */
export function addUpScenarios(report, code) {
  if (typeof report?.passed !== 'number' || !Array.isArray(report.scenarios))
    return failure('scenarios: they left no report');
  const failed = report.scenarios.filter((/** @type {any} */ { ok }) => !ok);
  const names = failed.map((/** @type {any} */ { file, name }) => `${file} › ${name}`);
  return noSilentFailure('scenarios', { passed: report.passed, failed: names, skipped: [] }, code);
}

/** What Playwright's JSON reporter wrote. @param {any} report @param {number} code @returns {Result} */
export function addUpPlaywright(report, code) {
  if (!report) return failure('playwright: it left no report');
  /** @type {ReturnType<typeof testsOfSuite>} */
  const tests = report.suites.flatMap(testsOfSuite);
  const skipped = tests.filter(({ status }) => status === 'skipped');
  const passed = tests.filter(({ status }) => status === 'expected').length;
  const failed = tests.filter(({ status }) => status !== 'skipped' && status !== 'expected').map(({ name }) => name);
  const errors = report.errors.map((/** @type {any} */ { message }) => `playwright: ${message}`);
  return noSilentFailure('playwright', { passed, failed: [...failed, ...errors], skipped }, code);
}

/** @param {any} suite @returns {{name: string, status: string, reason: string}[]} */
function testsOfSuite(suite) {
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ test) => ({
      name: `${spec.file} › ${spec.title}`,
      status: test.status,
      reason: test.annotations.find((/** @type {any} */ note) => note.type === 'skip')?.description ?? '',
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOfSuite)];
}

/**
 * A runner that ended badly without naming a failed test has failed all the same.
 * @param {string} runner @param {Result} result @param {number} code @returns {Result}
 */
function noSilentFailure(runner, result, code) {
  const silent = code !== 0 && result.failed.length === 0;
  return silent ? { ...result, failed: [`${runner}: it ended with ${code}, and names no test that failed`] } : result;
}
