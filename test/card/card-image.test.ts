import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { formatCardImage, parseCardImage, type CardImage, type CardImageRefusal } from '../../electron/card/card-image';
import { myNumberCard, openIssuer } from './support';

describe('card images', () => {
  let image: CardImage;
  let text: string;
  beforeAll(async () => {
    const issuer = await openIssuer();
    ({ image } = await issuer.issue('fresh'));
    text = formatCardImage(image);
  });

  function refusal(broken: string): CardImageRefusal {
    const parsed = parseCardImage(broken, 'rack/fresh.json');
    if (parsed.ok) throw new Error('it was taken');
    return parsed.fault;
  }

  /** The image with the field at a path set to a value; undefined takes it away. */
  function withField(path: string, value: unknown): string {
    const document: unknown = JSON.parse(text);
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>((at, key) => Reflect.get(Object(at), key), document);
    Reflect.set(Object(parent), last, value);
    return JSON.stringify(document);
  }

  test('what is written is read as it was', () => {
    expect(parseCardImage(text, 'x')).toEqual({ ok: true, value: image });
  });

  test('switches that are left out are as CARD has them', () => {
    expect(parseCardImage(withField('switches', undefined), 'x')).toEqual({ ok: true, value: image });
  });

  test.each([
    ['ansho', 2],
    ['kind', 'scenario'],
    ['card', 'juki-card'],
    ['atr', '3B'],
    ['secrets.signing-password.tries', 'five'],
    ['secrets.signing-password.tries', 6],
    ['secrets.authentication-pin.tries', -1],
    ['secrets.authentication-pin.salt', 'AAAA'],
    ['secrets.authentication-pin.digest', 'AAAA'],
    ['secrets.authentication-pin.value', '1234'],
    ['keys.authentication', undefined],
    ['keys.signing', 'AAAA'],
    ['certificates.authentication', 'MIIA'],
    ['token.serial', '123'],
    ['face.birthDate', '2001-02-30'],
    ['switches.blockedVerifyStatusWord', '9000'],
    ['resetAuthority', 'AAAA'],
    ['unknown', 1],
  ])('a broken %s is named (%s)', (field, value) => {
    const { file, field: named, sentence } = refusal(withField(field, value));
    expect({ file, named }).toEqual({ file: 'rack/fresh.json', named: field });
    expect(sentence).toMatch(new RegExp(`^rack/fresh\\.json: ${field} .+\\.$`));
  });

  test('a key of another size or kind is refused', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const key = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    expect(refusal(withField('keys.authentication', key)).reason).toBe('is not an RSA-2048 key in PKCS#8 (base64)');
  });

  test.each([
    ['a missing comma', '{\n  "ansho": 1\n  "kind": "card-image"\n}', 3],
    ['a trailing comma', '{\n  "ansho": 1,\n}', 3],
    ['a file cut short', '{\n  "ansho": 1,\n  "kind":\n', 3],
    ['no JSON at all', 'hello', 1],
    ['something behind the end', '{}\n{}', 2],
    ['a string that does not end', '{\n"ansho: 1}', 2],
    ['a wrong bracket', '[\n1,\n2}', 3],
    ['an empty file', '', 1],
  ])('the line where the JSON breaks: %s', (_, broken, line) => {
    expect(refusal(broken)).toMatchObject({ line, sentence: `rack/fresh.json: line ${line} is not JSON.` });
  });

  test('INV-4: secrets stand there as salted digests, each with its own salt', async () => {
    const { secrets } = myNumberCard(image);
    const [first, second] = [secrets['authentication-pin'], secrets['signing-password']];
    expect(first.salt).not.toBe(second.salt);
    const issuer = await openIssuer();
    const again = myNumberCard((await issuer.issue('fresh')).image).secrets['authentication-pin'];
    expect(again.digest).not.toBe(first.digest);
  });
});
