import { z } from 'zod';
import { APPEARANCES, TEXT_SIZES, VOICES } from '../../machines/display';
import type { KioskTouch } from '../../machines/kiosk/view.types';
import { LANGUAGES } from '../../machines/language';
import { ADVICE } from '../../machines/practice/advice';
import { TOPICS } from '../../machines/practice/asking';
import type { PracticeTouch } from '../../machines/practice/view.types';
import type { FaceCeremonyResult, PhoneTouch } from '../../machines/phone/view.types';
import { CLEAR_KEY, ERASE_KEY } from '../../machines/entry';
import { SECRET_NAMES } from '../../machines/rules/secrets';
import { faultMessage } from '../simulation/fault-format';
import { FACE_OUTCOMES, type ConsoleCommand } from '../../machines/workbench/console.types';

/** INV-4. One key press is all that may pass of a secret: a single character, or an editing key. */
const keyPressed = z.strictObject({
  type: z.literal('key.pressed'),
  key: z.union([z.string().regex(/^[0-9A-Za-z]$/), z.literal(ERASE_KEY), z.literal(CLEAR_KEY)]),
});
const plain = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) });
const languageChosen = z.strictObject({ type: z.literal('language.chosen'), language: z.enum(LANGUAGES) });

const targetChosen = z.strictObject({ type: z.literal('target.chosen'), target: z.enum(SECRET_NAMES) });

const commonTouches = [
  plain('start.pressed'),
  plain('confirm.pressed'),
  plain('cancel.pressed'),
  plain('acknowledge.pressed'),
  languageChosen,
  targetChosen,
  keyPressed,
] as const;

/** What the kiosk's page may send. */
export const kioskTouchMessage: z.ZodType<KioskTouch> = z.discriminatedUnion('type', [
  ...commonTouches,
  plain('presence.confirmed'),
  z.strictObject({ type: z.literal('text-size.chosen'), textSize: z.enum(TEXT_SIZES) }),
  z.strictObject({ type: z.literal('appearance.chosen'), appearance: z.enum(APPEARANCES) }),
  z.strictObject({ type: z.literal('voice.chosen'), voice: z.enum(VOICES) }),
]);

/** What the phone's page may send. */
export const phoneTouchMessage: z.ZodType<PhoneTouch> = z.discriminatedUnion('type', [...commonTouches]);

/** What the practice's page may send: nothing of a secret, not even a key (KIOSK-8). */
export const practiceTouchMessage: z.ZodType<PracticeTouch> = z.discriminatedUnion('type', [
  plain('start.pressed'),
  z.strictObject({ type: z.literal('topic.asked'), topic: z.enum(TOPICS) }),
  z.strictObject({ type: z.literal('advice.chosen'), advice: z.enum(ADVICE) }),
  plain('next.pressed'),
  plain('repeat.pressed'),
  plain('leave.pressed'),
  languageChosen,
]);

/** What the phone's page may say of a ceremony. */
export const ceremonyResultMessage: z.ZodType<FaceCeremonyResult> = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), response: z.record(z.string(), z.unknown()) }),
  z.strictObject({
    ok: z.literal(false),
    reason: z.enum(['face-not-matched', 'face-cancelled', 'face-unavailable']),
  }),
]);

/** The clock's bounds, in milliseconds: from 2016, when the first cards were issued, to 2099. */
const EARLIEST = Date.parse('2016-01-01T00:00:00+09:00');
const LATEST = Date.parse('2099-12-31T23:59:59+09:00');
const YEAR = 366 * 24 * 3_600_000;
const FASTEST = 86_400;

/** What the console's page may ask for. */
export const consoleCommandMessage: z.ZodType<ConsoleCommand> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('card.put'), card: z.string().max(100), place: z.enum(['rack', 'phone', 'kiosk']) }),
  z.strictObject({ type: z.literal('card.renew'), card: z.string().max(100) }),
  z.strictObject({ type: z.literal('card.export'), card: z.string().max(100) }),
  z.strictObject({ type: z.literal('card.import'), file: z.string().max(255) }),
  z.strictObject({ type: z.literal('clock.set'), to: z.number().min(EARLIEST).max(LATEST) }),
  z.strictObject({ type: z.literal('clock.advance'), milliseconds: z.number().min(0).max(YEAR) }),
  z.strictObject({ type: z.literal('clock.run'), speed: z.number().min(0).max(FASTEST) }),
  z.strictObject({ type: z.literal('face.choose'), face: z.enum(FACE_OUTCOMES) }),
  z.strictObject({ type: z.literal('store.choose'), store: z.string().max(100) }),
  z.strictObject({
    type: z.literal('reader.choose'),
    kind: z.enum(['simulated', 'pcsc']),
    name: z.string().max(200).exactOptional(),
  }),
  plain('cards.snapshot'),
  plain('cards.rewind'),
  plain('centre.stop'),
  plain('centre.start'),
  z.strictObject({ type: z.literal('fault.cause'), fault: faultMessage }),
  plain('faults.clear'),
  plain('trace.save'),
  languageChosen,
]);
