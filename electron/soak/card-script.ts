import { z } from 'zod';
import { failure, success, type Result } from '../result';

/**
 * One step of a script, as it stands on a line of its own:
 * a command in hexadecimal; `torn` and a command: the card's next write does not come about; `reset`: a warm reset;
 * `power`: off and on; `pull`: the card is taken away, and what comes back is what it had saved;
 * `authorise` and a file (`001B`): EXTERNAL AUTHENTICATE by the reset authority, over the card's latest challenge.
 */
export type ScriptLine = string;

export type ScriptStep =
  | { readonly kind: 'command'; readonly bytes: Uint8Array; readonly isTorn: boolean }
  | { readonly kind: 'authorise'; readonly target: number }
  | { readonly kind: 'reset' | 'power' | 'pull' };

/** A card, and what to do to it: a finding that others can play again. */
export interface CardScript {
  /** A name of the catalogue, or a description of a card. */
  readonly card: unknown;
  readonly lines: readonly ScriptLine[];
}

const CARD = /^card:\s*(.*)$/;

/** What a line says; undefined: nothing that a card can be made to do. */
export function readStep(line: ScriptLine): ScriptStep | undefined {
  if (line === 'reset' || line === 'power' || line === 'pull') return { kind: line };
  const authorise = /^authorise ([0-9A-Fa-f]{4})$/.exec(line)?.[1];
  if (authorise !== undefined) return { kind: 'authorise', target: Number.parseInt(authorise, 16) };
  const command = /^(torn )?((?:[0-9A-Fa-f]{2}\s*)*)$/.exec(line);
  if (command === null) return undefined;
  return {
    kind: 'command',
    bytes: Uint8Array.from(Buffer.from((command[2] ?? '').replace(/\s/g, ''), 'hex')),
    isTorn: command[1] !== undefined,
  };
}

/** The line of a command. */
export function commandLine(bytes: Uint8Array, isTorn = false): ScriptLine {
  return `${isTorn ? 'torn ' : ''}${Buffer.from(bytes).toString('hex').toUpperCase()}`;
}

/** A script as text; `readScript` reads it again. */
export function scriptAsText({ card, lines }: CardScript): string {
  return [`card: ${typeof card === 'string' ? card : JSON.stringify(card)}`, ...lines, ''].join('\n');
}

/** Reads a script: a line `card: NAME` (or a description in JSON), then a step a line. `#` begins a remark. */
export function readScript(text: string, file: string): Result<CardScript, string> {
  let card: unknown = 'fresh';
  const lines: ScriptLine[] = [];
  for (const [index, whole] of text.split('\n').entries()) {
    const line = whole.replace(/#.*/, '').trim();
    const named = CARD.exec(line)?.[1];
    if (named !== undefined) {
      const described = named.startsWith('{') ? description(named) : success(named);
      if (!described.ok) return failure(`${file}: line ${index + 1} has no card's description in JSON.`);
      card = described.value;
    } else if (line !== '') {
      if (!readStep(line)) return failure(`${file}: line ${index + 1} is no step: "${line}".`);
      lines.push(line);
    }
  }
  return success({ card, lines });
}

function description(text: string): Result<unknown, undefined> {
  try {
    return success(z.json().parse(JSON.parse(text)));
  } catch {
    return failure(undefined);
  }
}
