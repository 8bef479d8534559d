import { writeFileSync } from 'node:fs';

/**
 * Writes `{passed, failed: [name], skipped: [{name, reason}]}` for `npm test`. A test gives its reason by
 * `ctx.skip('reason')`; files that do not load and errors outside tests count as failed.
 */
export class VitestReport {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest').SerializedError[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const nameOf = (/** @type {typeof tests[number]} */ test) => `${test.module.relativeModuleId} › ${test.fullName}`;
    const inState = (/** @type {string} */ state) => tests.filter((test) => test.result().state === state);
    const failed = [
      ...inState('failed').map(nameOf),
      ...suites.flatMap((suite) => suite.errors().map(({ message }) => `${suiteName(suite)}: ${message}`)),
      ...unhandledErrors.map(({ message }) => `vitest: ${message}`),
    ];
    const skipped = inState('skipped').map((test) => {
      const result = test.result();
      return { name: nameOf(test), reason: ('note' in result && result.note) || '' };
    });
    writeFileSync(this.file, JSON.stringify({ passed: inState('passed').length, failed, skipped }));
  }
}

/** @param {import('vitest/node').TestModule | import('vitest/node').TestSuite} suite */
function suiteName(suite) {
  return suite.type === 'module' ? suite.relativeModuleId : `${suite.module.relativeModuleId} › ${suite.fullName}`;
}
