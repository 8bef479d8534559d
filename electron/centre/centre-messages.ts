import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import type { MaintenancePeriod } from '../../machines/rules/stores';
import type { CentreOptions } from './centre';
import type { ClockReading } from './followed-clock';

/** What a centre in a process of its own follows: a clock, and the times at which the service is down (STORE-6). */
export interface FollowedTime extends ClockReading {
  readonly maintenance: readonly MaintenancePeriod[];
}

/** What a centre in a process of its own is started with: `CentreOptions`, and the time that it follows. */
export type SpawnOptions = Omit<CentreOptions, 'clock' | 'maintenance'> & { readonly clock: FollowedTime };

const text = z.string();
const time = z.object({
  now: z.number(),
  speed: z.number().nonnegative(),
  maintenance: z.array(z.object({ from: z.number(), until: z.number() })),
});

const start = z.object({
  type: z.literal('start'),
  database: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('embedded'), folder: text.exactOptional(), prepared: text.exactOptional() }),
    z.object({ kind: z.literal('postgres'), url: text }),
  ]),
  port: z.int().min(0).max(65_535),
  host: text.exactOptional(),
  clock: time,
  trustAnchors: z.object({ authentication: z.array(z.base64()), signature: z.array(z.base64()) }),
  resetAuthority: z.base64(),
  registrarToken: text.min(1),
  phonePageFolder: text.exactOptional(),
  logLevel: z.enum(['silent', 'error', 'info']).exactOptional(),
  relyingParty: z.object({ id: text, origins: z.array(text) }).exactOptional(),
});

/** What the parent says to the process. Bytes are base64, so that every way of forking carries them. */
export const parentMessage = z.discriminatedUnion('type', [
  start,
  z.object({ type: z.literal('clock'), sequence: z.int(), ...time.shape }),
  z.object({ type: z.literal('stop') }),
]);
export type ParentMessage = z.infer<typeof parentMessage>;
export type StartMessage = z.infer<typeof start>;

/** What the process says to its parent. */
export const centreMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), url: text }),
  z.object({ type: z.literal('failed'), sentence: text }),
  z.object({ type: z.literal('clock-set'), sequence: z.int() }),
]);
export type CentreMessage = z.infer<typeof centreMessage>;

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const fromBase64 = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'base64'));

/** The first message, from the options that a parent has. */
export function startMessage({ trustAnchors, resetAuthority, ...rest }: SpawnOptions): object {
  return {
    ...rest,
    type: 'start',
    trustAnchors: {
      authentication: trustAnchors.authentication.map(base64),
      signature: trustAnchors.signature.map(base64),
    },
    resetAuthority: base64(resetAuthority.export({ format: 'der', type: 'pkcs8' })),
  };
}

/** The options of a first message; the time is the process's own affair. */
export function optionsOf({
  type: _,
  clock: __,
  ...message
}: StartMessage): Omit<CentreOptions, 'clock' | 'maintenance'> {
  return {
    ...message,
    trustAnchors: {
      authentication: message.trustAnchors.authentication.map(fromBase64),
      signature: message.trustAnchors.signature.map(fromBase64),
    },
    resetAuthority: createPrivateKey({
      key: Buffer.from(message.resetAuthority, 'base64'),
      format: 'der',
      type: 'pkcs8',
    }),
  };
}
