import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createCentreClient } from '../../electron/centre/centre-client';
import { preparedDatabase } from './helpers/prepared';
import { createWorldOptions, faultOf, TOKEN, World } from './helpers/world';

const folder = mkdtempSync(join(tmpdir(), 'ansho-page-'));
const routes: string[] = [];
let world: World;

beforeAll(async () => {
  mkdirSync(join(folder, 'phone'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'phone', 'index.html'), '<!doctype html><title>Phone</title>');
  writeFileSync(join(folder, 'assets', 'page.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'not for everybody');
  const options = await createWorldOptions({ kind: 'embedded', prepared: await preparedDatabase() });
  world = await World.start({
    ...options,
    options: {
      ...options.options,
      phonePageFolder: join(folder, 'phone'),
      onRoute: (method, path) => routes.push(`${method} ${path}`),
    },
  });
}, 60_000);

afterAll(async () => {
  await world.centre.close();
  rmSync(folder, { recursive: true, force: true });
});

async function send(method: string, path: string, body?: string | object, headers: Record<string, string> = {}) {
  const response = await fetch(`${world.centre.url}${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

describe('the OpenAPI document', () => {
  const operation = z.object({ summary: z.string(), responses: z.record(z.string(), z.unknown()) });
  const document = z.object({
    openapi: z.string().startsWith('3.1'),
    paths: z.record(z.string(), z.record(z.string(), operation.loose())),
  });
  const read = async () => document.parse(JSON.parse((await send('GET', '/openapi.json')).text));

  test('covers every route of the centre', async () => {
    const { paths } = await read();
    const documented = Object.entries(paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const api = routes.filter((route) => !/ \/(phone|assets)(\/|$)/.test(route));
    expect(documented.sort()).toEqual(api.sort());
    expect(api.length).toBeGreaterThan(9);
  });

  test('INV-4: no request has room for a secret: every text is an enumeration, a date, or longer than any secret', async () => {
    const { paths } = await read();
    const texts: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (Array.isArray(schema)) schema.forEach((one, index) => walk(one, `${path}.${index}`));
      if (typeof schema !== 'object' || schema === null) return;
      const { type, additionalProperties } = schema as Record<string, unknown>;
      if (type === 'object' && !('anyOf' in schema)) expect(additionalProperties, path).toBe(false);
      if (type === 'string') {
        const { minLength, format, enum: values } = schema as Record<string, unknown>;
        expect(Array.isArray(values) || format === 'date' || Number(minLength) > 16, path).toBe(true);
        texts.push(path);
      }
      for (const [name, value] of Object.entries(schema)) walk(value, `${path}.${name}`);
    };
    for (const [path, operations] of Object.entries(paths)) {
      for (const operation of Object.values(operations)) {
        walk(operation['requestBody'], path);
        walk(operation['parameters'], path);
      }
    }
    expect(texts.length).toBeGreaterThan(15);
  });
});

describe('errors', () => {
  test('a wrong field is named, and its content is not repeated', async () => {
    expect(await send('POST', '/v1/authorisations', { target: 'ABC123' })).toMatchObject({
      status: 400,
      text: '{"sentence":"The field authenticationCertificate of the body is missing."}',
    });
    const { text } = await send('POST', '/v1/registrations', { authenticationCertificate: 'ABC123' });
    expect(text).toContain('The field authenticationCertificate of the body');
    expect(text).not.toContain('ABC123');
  });

  test('INV-4: a field that no route knows is refused, whatever is in it', async () => {
    const { status, text } = await send('POST', '/v1/outcomes', { program: 'kiosk', outcome: 'reset', pin: '1234' });
    expect(status).toBe(400);
    expect(text).toBe('{"sentence":"The field pin of the body is not one that this route takes."}');
  });

  test.each([
    ['an address where nothing is', 'GET', '/v1/nothing', undefined, 404],
    ['no JSON', 'POST', '/v1/registrations', '{', 400],
    ['a body without end', 'POST', '/v1/registrations', { authenticationCertificate: 'A'.repeat(70_000) }, 413],
    ['an address that is cut off', 'GET', '/%', undefined, 400],
    ['an address in no encoding', 'GET', '/%ff', undefined, 400],
    ['another method', 'DELETE', '/v1/registry/cards', undefined, 404],
    ['a path that leads out', 'GET', '/phone/..%2fsecret.txt', undefined, 404],
  ])('%s: a sentence, never a stack', async (_, method, path, body, status) => {
    const answer = await send(method, path, body);
    expect(answer.status).toBe(status);
    expect(z.object({ sentence: z.string().endsWith('.') }).safeParse(JSON.parse(answer.text)).success).toBe(true);
    expect(answer.text).not.toMatch(/\bat (async )?\/|node_modules|\.ts:|Error:/);
  });

  test('REF-14: the client never throws: wrong address, wrong answers, no centre', async () => {
    const nobody = createCentreClient('http://localhost:9');
    expect(faultOf(await nobody.health())).toEqual({ reason: 'centre-unreachable' });
    const elsewhere = createCentreClient(`${world.centre.url}/phone/`);
    expect(faultOf(await elsewhere.finishRegistration('../../phone', {}))).toEqual({ reason: 'face-not-matched' });
    expect(faultOf(await elsewhere.proveCard('x'.repeat(86), new Uint8Array(3)))).toEqual({
      reason: 'centre-unreachable',
    });
    expect(faultOf(await createCentreClient('no address at all').health())).toEqual({ reason: 'centre-unreachable' });
  });

  test('a refusal says its reason and a sentence', async () => {
    const certificate = Buffer.from((await world.issue()).entry.authenticationCertificate).toString('base64url');
    const { status, text } = await send('POST', '/v1/registrations', { authenticationCertificate: certificate });
    expect(status).toBe(409);
    expect(JSON.parse(text)).toMatchObject({ reason: 'authentication-certificate-unusable', sentence: /./ });
  });
});

describe('the phone’s page', () => {
  test('is served on the centre’s own origin, under a strict policy', async () => {
    for (const path of ['/phone/', '/phone', '/assets/page.js']) {
      const { status, headers } = await send('GET', path);
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('both loopback addresses lead to it', async () => {
    const { port } = new URL(world.centre.url);
    expect(world.centre.url).toBe(`http://localhost:${port}`);
    expect((await fetch(`http://127.0.0.1:${port}/v1/health`)).status).toBe(200);
  });
});

test('the registrar’s token is not in the document', async () => {
  expect((await send('GET', '/openapi.json')).text).not.toContain(TOKEN);
});
