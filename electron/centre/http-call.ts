import { Agent, request, type RequestOptions } from 'node:http';
import { z } from 'zod';
import { REVOCATION_CAUSES } from '../../machines/rules/certificates';
import { REFUSAL_REASONS } from '../../machines/rules/refusals';
import { SECRET_NAMES } from '../../machines/rules/secrets';
import { failure, success, type Result } from '../result';
import { fromText } from './bytes';
import type { CentreRefusal } from './centre.types';

/** How long an answer of the centre is waited for. */
const CALL_TIMEOUT = 10_000;

const UNREACHABLE: CentreRefusal = { reason: 'centre-unreachable' };

const refusal = z.object({
  reason: z.enum(REFUSAL_REASONS),
  goodUntil: z.int().exactOptional(),
  cause: z.enum(REVOCATION_CAUSES).exactOptional(),
  preRegisteredFor: z.enum(SECRET_NAMES).exactOptional(),
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

/** Connections to the centre are kept: making one for each call would be most of the call. */
const AGENT = new Agent({ keepAlive: true });

interface Answer {
  readonly status: number;
  readonly content: unknown;
}

function ask(url: URL, options: RequestOptions, body: string | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { ...options, agent: AGENT }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      response.on('end', () => {
        clearTimeout(late);
        try {
          const content: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          resolve({ status: response.statusCode ?? 0, content });
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    const failed = (error: Error): void => {
      clearTimeout(late);
      reject(error);
    };
    const late = setTimeout(() => asked.destroy(new Error('The answer is late.')), CALL_TIMEOUT);
    asked.on('error', failed);
    asked.end(body);
  });
}

/** REF-14. A line that is down, an answer that is late or not as described: all of them are `centre-unreachable`. */
export function createCall(url: string, headers: Readonly<Record<string, string>> = {}): Call {
  return async (method, path, answer, body) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const withLength =
      text === undefined
        ? headers
        : { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    try {
      const { status, content } = await ask(new URL(path, url), { method, headers: withLength }, text);
      if (status >= 200 && status < 300) {
        const value = answer.safeParse(content);
        return value.success ? success(value.data) : failure(UNREACHABLE);
      }
      const refused = refusal.safeParse(content);
      return failure(status === 409 && refused.success ? refused.data : UNREACHABLE);
    } catch {
      return failure(UNREACHABLE);
    }
  };
}
