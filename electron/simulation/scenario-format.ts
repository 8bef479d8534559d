import { z } from 'zod';
import { APPEARANCES, TEXT_SIZES, VOICES } from '../../machines/display';
import { LANGUAGES } from '../../machines/language';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { SECRET_NAMES } from '../../machines/rules/secrets';
import { FACE_OUTCOMES } from '../../machines/workbench/console.types';
import { faultSchema } from './fault-format';
import { EARLIEST, FURTHEST, LATEST } from '../settings/clock-limits';
import { parseDateTime, parseDuration } from '../settings/iso-8601';

const secret = z.string();
const secretName = z.enum(SECRET_NAMES);
const reason = z.enum(REFUSAL_REASONS as [string, ...string[]]);
const empty = z
  .strictObject({})
  .nullish()
  .transform(() => ({}));

const dateTime = z.string().transform((text, context) => {
  const instant = parseDateTime(text);
  if (instant !== undefined && instant >= EARLIEST && instant <= LATEST) return instant;
  context.addIssue({
    code: 'custom',
    message:
      instant === undefined
        ? `"${text}" is no date and time with an offset, such as 2026-11-24T10:00:00+09:00`
        : `"${text}" is not in the years 2016 to 2099 (in Japan)`,
  });
  return z.NEVER;
});

const duration = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds <= FURTHEST) return milliseconds;
  context.addIssue({
    code: 'custom',
    message:
      milliseconds === undefined
        ? `"${text}" is no ISO 8601 duration, such as PT24H or PT23H59M59.999S`
        : `"${text}" is longer than the 84 years that the clock can be moved on at once`,
  });
  return z.NEVER;
});

const secretExpectation = z.strictObject({
  tries: z.number().int().min(0).optional(),
  value: secret.optional(),
});

const says = z
  .union([z.string(), z.array(z.string()).min(1)], {
    error: 'must be a text, in quotes where it is a number, or a list of texts',
  })
  .optional();

export const EXPECTED_OUTCOMES = ['reset', 'refused', 'cancelled', 'unconfirmed', 'in-progress', 'none'] as const;

/** What a scenario may expect, at its end or anywhere among its steps. */
export const expectationSchema = z.strictObject({
  outcome: z.enum(EXPECTED_OUTCOMES).optional(),
  reason: reason.optional(),
  screen: z.string().optional(),
  tries: z.number().int().min(0).optional(),
  card: z
    .strictObject({
      'signing-password': secretExpectation.optional(),
      'authentication-pin': secretExpectation.optional(),
    })
    .optional(),
  'pre-registration': z.enum(['none', 'good', 'expired', 'used']).optional(),
  phone: z
    .strictObject({
      outcome: z.enum(['registered', 'refused']).optional(),
      reason: reason.optional(),
      tries: z.number().int().min(0).optional(),
      screen: z.string().optional(),
      says,
    })
    .optional(),
  says,
  language: z.enum(LANGUAGES).optional(),
  'text-size': z.enum(TEXT_SIZES).optional(),
  appearance: z.enum(APPEARANCES).optional(),
  voice: z.enum(VOICES).optional(),
});

export type Expectation = z.output<typeof expectationSchema>;

const entries = z.union([secret.transform((one) => [one]), z.array(secret).min(1)], {
  error: 'must be a text in quotes, such as "1234", or a list of such texts',
});

/** TARGET-2. What is typed where a secret is asked for: entries one after another, or the two of a new one (KIOSK-4). */
const typed = z.union([entries, z.strictObject({ first: secret, again: secret })], {
  error: 'must be a text in quotes, such as "1234" or "ABC123", a list of such texts, or {first, again}',
});

/** REG-1, TARGET-2. Step 1 is done with one of the two secrets; the other is to be reset. */
const preRegistration = z
  .strictObject({
    pin: entries.optional(),
    password: entries.optional(),
    face: z.enum(FACE_OUTCOMES).default('match'),
  })
  .transform(({ pin, password, face }, context) => {
    if (pin !== undefined && password === undefined) return { target: 'signing-password' as const, proof: pin, face };
    if (password !== undefined && pin === undefined) {
      return { target: 'authentication-pin' as const, proof: password, face };
    }
    context.addIssue({
      code: 'custom',
      message: 'takes either pin (to reset the signing password) or password (to reset the PIN)',
    });
    return z.NEVER;
  });

/** Every step of the format, by its name: what it takes. */
export const stepSchemas = {
  'phone.language': z.enum(LANGUAGES),
  'phone.pre-register': preRegistration,
  'clock.advance': duration,
  'clock.set': dateTime,
  'card.insert': empty,
  'card.remove': empty,
  'card.swap': z.string(),
  'kiosk.start': empty,
  'kiosk.choose': secretName,
  'kiosk.pin': typed,
  'kiosk.password': typed,
  'kiosk.confirm': empty,
  'kiosk.cancel': empty,
  'kiosk.language': z.enum(LANGUAGES),
  'kiosk.text-size': z.enum(TEXT_SIZES),
  'kiosk.appearance': z.enum(APPEARANCES),
  'kiosk.voice': z.enum(VOICES),
  'kiosk.wait': duration,
  fault: faultSchema,
  expect: expectationSchema,
} as const;

export type StepName = keyof typeof stepSchemas;

/** One step: its name, what it was given, and the line it stands on. */
export type Step = {
  readonly [Name in StepName]: {
    readonly name: Name;
    readonly argument: z.output<(typeof stepSchemas)[Name]>;
    readonly line: number;
  };
}[StepName];

/** The scenario but for its steps and its card, which are read one by one so that each error has its line. */
export const headSchema = z.strictObject({
  ansho: z.literal(1, { error: 'is not 1, the only format that this program reads' }),
  name: z.string().min(1),
  rules: z.array(z.string()).default([]),
  store: z.unknown().optional(),
  clock: dateTime,
  card: z.unknown(),
  steps: z.array(z.unknown()).min(1),
  expect: z.unknown().optional(),
});
