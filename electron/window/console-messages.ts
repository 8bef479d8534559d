import { z } from 'zod';
import { EARLIEST, FURTHEST, LATEST } from '../settings/clock-limits';
import { FACE_OUTCOMES, type ConsoleCommand } from '../../machines/workbench/console.types';
import { faultMessage } from '../simulation/fault-format';
import { languageChosen, plain } from './messages';

const FASTEST = 86_400;

/** What the console's page may ask for. */
export const consoleCommandMessage: z.ZodType<ConsoleCommand> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('card.put'), card: z.string().max(100), place: z.enum(['rack', 'phone', 'kiosk']) }),
  z.strictObject({ type: z.literal('card.renew'), card: z.string().max(100) }),
  z.strictObject({ type: z.literal('card.export'), card: z.string().max(100) }),
  z.strictObject({ type: z.literal('card.import'), file: z.string().max(255) }),
  z.strictObject({ type: z.literal('clock.set'), to: z.number().min(EARLIEST).max(LATEST) }),
  z.strictObject({ type: z.literal('clock.advance'), milliseconds: z.number().min(0).max(FURTHEST) }),
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
