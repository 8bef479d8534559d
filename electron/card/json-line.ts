const TOKEN =
  /[\s]+|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/uy;

type Expectation = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * The line (from 1) on which a text stops being JSON. JSON.parse alone does not say it in every version of Node; this
 * is asked only after JSON.parse has refused the text.
 */
export function lineWhereJsonBreaks(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expectation = 'value';
  let position = 0;
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length;
  const afterValue = (): Expectation => (open.length === 0 ? 'nothing' : 'comma-or-end');

  while (position < text.length) {
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return lineAt(position);
    const next: Expectation | undefined = token.trim() === '' ? expected : follow(token, expected, open, afterValue);
    if (next === undefined) return lineAt(position);
    expected = next;
    position += token.length;
  }
  return lineAt(text.trimEnd().length);
}

/** What may come after a token; undefined when the token has no place here. */
function follow(
  token: string,
  expected: Expectation,
  open: ('{' | '[')[],
  afterValue: () => Expectation,
): Expectation | undefined {
  const top = open.at(-1);
  if (token === '}' || token === ']') {
    const fits = top === (token === '}' ? '{' : '[') && (expected === 'comma-or-end' || expected.endsWith('-or-end'));
    if (!fits) return undefined;
    open.pop();
    return afterValue();
  }
  if (token === ':') return expected === 'colon' ? 'value' : undefined;
  if (token === ',') return expected !== 'comma-or-end' ? undefined : top === '{' ? 'key' : 'value';
  if (expected === 'key' || expected === 'key-or-end') return token.startsWith('"') ? 'colon' : undefined;
  if (expected !== 'value' && expected !== 'value-or-end') return undefined;
  if (token !== '{' && token !== '[') return afterValue();
  open.push(token);
  return token === '{' ? 'key-or-end' : 'value-or-end';
}
