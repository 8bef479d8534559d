import type { FastifyReply } from 'fastify';
import type { Result } from '../result';
import type { CentreRefusal } from './centre.types';
import { SENTENCES } from './sentences';

/** Sends a service's value in its wire form, or its refusal with a sentence. */
export function answer<Value>(
  reply: FastifyReply,
  result: Result<Value, CentreRefusal>,
  toWire: (value: Value) => object,
): FastifyReply {
  if (result.ok) return reply.code(200).send(toWire(result.value));
  return reply.code(409).send({ ...result.fault, sentence: SENTENCES[result.fault.reason] });
}
