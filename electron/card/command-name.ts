import type { CommandName } from '../../machines/workbench/faults.types';
import type { CommandApdu } from './apdu';

const BY_INSTRUCTION: Readonly<Record<number, CommandName>> = {
  0xa4: 'select',
  0xb0: 'read',
  0x20: 'verify',
  0x2a: 'sign',
  0x84: 'challenge',
  0x82: 'authorise',
  0x2c: 'reset',
  0x24: 'change',
};

/** The name of a command; `verify` only with an entry: without one it asks for the tries left (PIN-5). */
export function commandName({ ins, data }: Pick<CommandApdu, 'ins' | 'data'>): CommandName {
  const name = BY_INSTRUCTION[ins] ?? 'other';
  return name === 'verify' && data.length === 0 ? 'ask-tries' : name;
}
