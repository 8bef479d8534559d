import { z } from 'zod';
import {
  CARD_FAULTS,
  COMMAND_NAMES,
  LINE_FAULTS,
  POWER_FAULTS,
  READER_FAULTS,
  WRITE_FAULTS,
  type FaultMoment,
} from '../../machines/workbench/faults.types';
import { parseDuration } from '../settings/iso-8601';

const NEXT: FaultMoment = { nth: 1 };
const command = z.enum(COMMAND_NAMES);

/** `now` (the next command), a command's name (the next of that name), or `{command, nth}`. */
const when = z
  .union(
    [
      z.literal('now').transform(() => NEXT),
      command.transform((name): FaultMoment => ({ command: name, nth: 1 })),
      z
        .strictObject({ command: command.optional(), nth: z.number().int().min(1).max(10_000).default(1) })
        .transform((moment): FaultMoment => moment),
    ],
    { error: `must be now, {command, nth}, or one of ${COMMAND_NAMES.join(', ')}` },
  )
  .default(NEXT);
const now = z.literal('now').default('now');

/** A wait is real time of the reader: longer ones than this would be a reader that has given up long before. */
const LONGEST_DELAY = 10_000;

const delay = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined && milliseconds <= LONGEST_DELAY) return milliseconds;
  context.addIssue({ code: 'custom', message: `"${text}" is no ISO 8601 duration up to PT10S` });
  return z.NEVER;
});

const statusWord = z
  .string()
  .regex(/^[0-9A-Fa-f]{4}$/, { error: 'must be four hexadecimal digits in quotes, such as "6581"' })
  .transform((text) => Number.parseInt(text, 16));

const atCard = z.discriminatedUnion('kind', [
  z.strictObject({ at: z.literal('card'), kind: z.enum(CARD_FAULTS), when }),
  z.strictObject({ at: z.literal('card'), kind: z.enum(WRITE_FAULTS), when }),
  z
    .strictObject({ at: z.literal('card'), kind: z.literal('delay'), when, for: delay })
    .transform(({ for: milliseconds, ...rest }) => ({ ...rest, milliseconds })),
  z
    .strictObject({ at: z.literal('card'), kind: z.literal('status'), when, status: statusWord })
    .transform(({ status, ...rest }) => ({ ...rest, statusWord: status })),
  z.strictObject({ at: z.literal('card'), kind: z.literal('corrupt'), when, seed: z.number().int().default(1) }),
]);

/** `fault: {at, kind, when}` as a scenario writes it. */
export const faultSchema = z.discriminatedUnion('at', [
  atCard,
  z.strictObject({ at: z.literal('reader'), kind: z.enum(READER_FAULTS), when }),
  z
    .strictObject({ at: z.literal('centre'), kind: z.enum(LINE_FAULTS), when: now })
    .transform(({ at, kind }) => ({ at, kind })),
  z
    .strictObject({ at: z.literal('phone'), kind: z.enum(LINE_FAULTS), when: now })
    .transform(({ at, kind }) => ({ at, kind })),
  z.strictObject({ at: z.literal('power'), kind: z.enum(POWER_FAULTS), when }),
]);

const moment = z.strictObject({ command: command.exactOptional(), nth: z.int().min(1).max(10_000) });

/** A fault as the console's page sends it: plain data, nothing to be read out of texts. */
export const faultMessage = z.union([
  z.strictObject({ at: z.literal('card'), kind: z.enum([...CARD_FAULTS, ...WRITE_FAULTS]), when: moment }),
  z.strictObject({
    at: z.literal('card'),
    kind: z.literal('delay'),
    when: moment,
    milliseconds: z.int().min(0).max(LONGEST_DELAY),
  }),
  z.strictObject({
    at: z.literal('card'),
    kind: z.literal('status'),
    when: moment,
    statusWord: z.int().min(0).max(0xffff),
  }),
  z.strictObject({ at: z.literal('card'), kind: z.literal('corrupt'), when: moment, seed: z.int() }),
  z.strictObject({ at: z.literal('reader'), kind: z.enum(READER_FAULTS), when: moment }),
  z.strictObject({ at: z.literal('centre'), kind: z.enum(LINE_FAULTS) }),
  z.strictObject({ at: z.literal('phone'), kind: z.enum(LINE_FAULTS) }),
  z.strictObject({ at: z.literal('power'), kind: z.enum(POWER_FAULTS), when: moment }),
]);
