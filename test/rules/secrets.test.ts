import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedCharacter, isLastTry, isWellFormed, missingFrom } from '../../machines/rules/secrets';

describe('the 4-digit PIN', () => {
  test.each([
    ['1234', true],
    ['123', false],
    ['12345', false],
    ['12a4', false],
    ['１２３４', false],
    ['', false],
  ])('PIN-1: %j is one: %s', (value, right) => {
    expect(isWellFormed('authentication-pin', value)).toBe(right);
  });
});

describe('the signing password', () => {
  test.each([
    ['ABC123', true],
    ['ABCDEFGH12345678', true],
    ['ABC12', false],
    ['ABCDEFGH123456789', false],
    ['ABCDEF', false],
    ['123456', false],
    ['abc123', false],
    ['ABC-123', false],
  ])('PWD-1, PWD-2: %j is one: %s', (value, right) => {
    expect(isWellFormed('signing-password', value)).toBe(right);
  });

  test('PWD-2: what is missing is named', () => {
    const missing = (length: number, hasLetter: boolean, hasDigit: boolean): readonly string[] =>
      missingFrom('signing-password', { length, hasLetter, hasDigit });
    expect(missing(0, false, false)).toEqual(['characters', 'a-letter', 'a-digit']);
    expect(missing(5, true, true)).toEqual(['characters']);
    expect(missing(6, true, false)).toEqual(['a-digit']);
    expect(missing(6, false, true)).toEqual(['a-letter']);
    expect(missing(6, true, true)).toEqual([]);
  });

  test('PWD-3: a lower-case letter stands for its upper case', () => {
    expect(acceptedCharacter('signing-password', 'q')).toBe('Q');
  });

  test('PIN-1, PWD-1: no other character is accepted, whatever its script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }), (key) => {
        const password = acceptedCharacter('signing-password', key);
        if (password !== undefined) expect(password).toMatch(/^[0-9A-Z]$/);
        const pin = acceptedCharacter('authentication-pin', key);
        if (pin !== undefined) expect(pin).toMatch(/^[0-9]$/);
      }),
    );
  });
});

test('PIN-4: the last try is the one after which the secret is locked', () => {
  expect([3, 2, 1, 0].map(isLastTry)).toEqual([false, false, true, false]);
});
