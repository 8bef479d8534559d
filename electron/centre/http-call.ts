import { z } from 'zod';
import { REVOCATION_CAUSES } from '../../machines/rules/certificates';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { failure, success, type Result } from '../result';
import { fromText } from './bytes';
import type { CentreRefusal } from './centre.types';

/** How long an answer of the centre is waited for. */
export const CALL_TIMEOUT = 10_000;

const UNREACHABLE: CentreRefusal = { reason: 'centre-unreachable' };

const refusal = z.object({
  reason: z.enum(REFUSAL_REASONS),
  goodUntil: z.int().exactOptional(),
  cause: z.enum(REVOCATION_CAUSES).exactOptional(),
  notAfter: z.int().exactOptional(),
});

/** base64url of exactly so many bytes. */
export const bytes = (length: number) =>
  z
    .base64url()
    .transform(fromText)
    .refine((value) => value.length === length);

/** Makes calls to the centre; no call ever throws. */
export type Call = <Value>(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  answer: z.ZodType<Value>,
  body?: object,
) => Promise<Result<Value, CentreRefusal>>;

/** REF-14. A line that is down, an answer that is late or not as described: all of them are `centre-unreachable`. */
export function createCall(url: string, headers: Readonly<Record<string, string>> = {}): Call {
  return async (method, path, answer, body) => {
    try {
      const response = await fetch(new URL(path, url), {
        method,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        signal: AbortSignal.timeout(CALL_TIMEOUT),
        redirect: 'error',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const content: unknown = await response.json();
      if (response.ok) {
        const value = answer.safeParse(content);
        return value.success ? success(value.data) : failure(UNREACHABLE);
      }
      const refused = refusal.safeParse(content);
      return failure(response.status === 409 && refused.success ? refused.data : UNREACHABLE);
    } catch {
      return failure(UNREACHABLE);
    }
  };
}
