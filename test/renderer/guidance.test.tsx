import { expect, test } from 'vitest';
import en from '../../assets/locales/en.json';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { kioskFace, phoneFace } from './faces';

test('OFFICE-4: the phone says where a password that is known is changed, before a person begins', () => {
  expect(phoneFace({ screen: 'welcome' }, 'en').text).toContain('Mynaportal or the JPKI portal, by phone or PC');
  expect(phoneFace({ screen: 'welcome' }, 'ja').text).toContain('マイナポータルかJPKIポータルサイト');
});

/** A text line by line, each up to the first value that is filled in. */
const lines = (text: string): readonly string[] => text.split('\n').map((line) => line.split('{{')[0] ?? '');

test.each(REFUSAL_REASONS)('KIOSK-8: the refusal %s says why, and what the person does next', (reason) => {
  const { text } = kioskFace({ screen: 'refused', reason, reminding: false }, 'en');
  for (const line of lines(`${en.refusals[reason].why}\n${en.refusals[reason].next}`)) expect(text).toContain(line);
});
