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

/** INV-4. One key press is all that may pass of a secret: a single character, or an editing key. */
export const keyPressed = z.strictObject({
  type: z.literal('key.pressed'),
  key: z.union([z.string().regex(/^[0-9A-Za-z]$/), z.literal(ERASE_KEY), z.literal(CLEAR_KEY)]),
});
/** A message that is its type and nothing else. */
export const plain = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) });
export const languageChosen = z.strictObject({ type: z.literal('language.chosen'), language: z.enum(LANGUAGES) });

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
  plain('staff.pressed'),
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
