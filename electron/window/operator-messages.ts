import { z } from 'zod';
import type { OperatorTouch } from '../../machines/operator/view.types';
import { keyPressed, languageChosen, plain } from './messages';

/** What the operator's page may send. INV-4: of the code one key at a time. */
export const operatorTouchMessage: z.ZodType<OperatorTouch> = z.discriminatedUnion('type', [
  keyPressed,
  languageChosen,
  plain('staff.pressed'),
  plain('confirm.pressed'),
  plain('cancel.pressed'),
  plain('leave.pressed'),
  plain('self-test.pressed'),
  z.strictObject({ type: z.literal('practice.pressed'), on: z.boolean() }),
  plain('restart.pressed'),
  plain('close.pressed'),
  plain('person.touched'),
]);
