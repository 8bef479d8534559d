import { expect, test } from 'vitest';
import { SELF_TEST_FINDINGS } from '../../machines/operator/self-test.types';
import { findingInWords } from '../../electron/store/self-test';

const values = { name: 'ACS ACR39U', ms: 2500, seconds: 12.5, tolerance: 5, megabytes: 12_345 };

test.each(SELF_TEST_FINDINGS)('the finding %s is a whole sentence, its values filled in', (finding) => {
  const sentence = findingInWords({ finding, values });
  expect(sentence).toMatch(/\.$/);
  expect(sentence).not.toMatch(/[{}]/);
});

test('a number stands plainly, as a log is searched for it', () => {
  expect(findingInWords({ finding: 'centre-slow', values })).toBe('It took 2500 ms to answer. Check the line.');
  expect(findingInWords({ finding: 'disk-low', values })).toContain('Only 12345 MB are free.');
});
