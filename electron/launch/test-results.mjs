/**
 * @typedef {object} Skip
 * @property {string} name
 * @property {string} reason empty when the test gives none but its name
 *
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {readonly Skip[]} skipped
 */

/** One test that held. @returns {Result} */
export const success = () => ({ passed: 1, failed: 0, skipped: [] });

/** One test that did not hold. @returns {Result} */
export const failure = () => ({ passed: 0, failed: 1, skipped: [] });

/** One thing that was left out. @param {string} name @param {string} reason @returns {Result} */
export const skip = (name, reason) => ({ passed: 0, failed: 0, skipped: [{ name, reason }] });

/** @param {readonly Result[]} results @returns {Result} */
export function sum(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    skipped: results.flatMap(({ skipped }) => skipped),
  };
}

/** The line that ends `npm test`. @param {Result} result */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/** @param {Skip} skipped */
export function skipLine({ name, reason }) {
  return `skipped: ${name}${reason ? ` — ${reason.split('\n').join(' ')}` : ''}`;
}

/** What test/vitest-report.mjs wrote. @param {any} report undefined when there is none @param {number} code the exit code @returns {Result} */
export function addUpVitest(report, code) {
  if (!report) return failure();
  return noSilentFailure({ passed: report.passed, failed: report.failed, skipped: report.skipped }, code);
}

/** What the command line's `run --reporter json` wrote. @param {any} report @param {number} code @returns {Result} */
export function addUpScenarios(report, code) {
  if (typeof report?.passed !== 'number' || typeof report.failed !== 'number') return failure();
  return noSilentFailure({ passed: report.passed, failed: report.failed, skipped: [] }, code);
}

/** What Playwright's JSON reporter wrote. @param {any} report @param {number} code @returns {Result} */
export function addUpPlaywright(report, code) {
  if (!report) return failure();
  /** @type {ReturnType<typeof testsOfSuite>} */
  const tests = report.suites.flatMap(testsOfSuite);
  const skipped = tests.filter(({ status }) => status === 'skipped');
  const failed = tests.filter(({ status }) => status !== 'skipped' && status !== 'expected').length;
  const passed = tests.length - skipped.length - failed;
  return noSilentFailure({ passed, failed: failed + report.errors.length, skipped }, code);
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

/** A runner that ended badly without naming a failed test has failed all the same. @param {Result} result @param {number} code @returns {Result} */
function noSilentFailure(result, code) {
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}
