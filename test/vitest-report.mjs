import { writeFileSync } from 'node:fs';

/**
 * Writes `{passed, failed, skipped: [{name, reason}]}` for `npm test`. A test gives its reason by `ctx.skip('reason')`;
 * files that do not load and errors outside tests count as failed.
 */
export class VitestReport {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const suites = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    const errors = suites.flatMap((suite) => suite.errors()).length + unhandledErrors.length;
    const skipped = tests.flatMap((test) => {
      const result = test.result();
      if (result.state !== 'skipped') return [];
      return [{ name: `${test.module.relativeModuleId} › ${test.fullName}`, reason: result.note ?? '' }];
    });
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    writeFileSync(this.file, JSON.stringify({ passed, failed: failed + errors, skipped }));
  }
}
