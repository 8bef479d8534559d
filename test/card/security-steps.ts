import type { ScriptLine } from '../../electron/soak/card-script';
import type { ApplicationName, ApplicationRow, Entry, SecretRow, SecurityModel } from './security-model';

/** One thing to do to card and model. */
export interface ModelStep {
  readonly words: string;
  /** Where it makes sense; undefined: anywhere. Before any application is selected it is tried as well. */
  readonly application?: ApplicationName;
  /** The lines of a script: the last one's answer counts, the others are to be answered with 9000. */
  readonly lines: readonly ScriptLine[];
  readonly onModel: (model: SecurityModel) => string;
  /** What befalls the exchange: `torn`: the write fails; `torn-away`: and the card is gone; `lost`: only the answer. */
  readonly fate?: 'torn' | 'torn-away' | 'lost';
}

const hexOf = (text: string): string => Buffer.from(text, 'ascii').toString('hex').toUpperCase();
const withLength = (data: string): string => `${(data.length / 2).toString(16).padStart(2, '0').toUpperCase()}${data}`;
const shortId = (id: string): string => (0x80 | Number.parseInt(id, 16)).toString(16).toUpperCase();

/** The bytes of an entry. A changed value differs from every issued one. */
export function entryOf({ length, value }: SecretRow, entry: Entry): string {
  if (entry === 'issued') return value ?? '0'.repeat(length);
  const digit = entry === 'wrong' ? '9' : '5';
  return value === 'ABC123' ? `${entry === 'wrong' ? 'XYZ' : 'NEW'}${digit.repeat(3)}` : digit.repeat(length);
}

function ofSecret(application: ApplicationName, row: SecretRow): ModelStep[] {
  const { id, changedBy = '002401' } = row;
  const step = (words: string, command: string, onModel: ModelStep['onModel']): ModelStep => ({
    ...{ words: `${application} ${id}: ${words}`, application, lines: [command], onModel },
  });
  const value = hexOf(entryOf(row, 'changed'));
  const change = `${changedBy}${shortId(id)}`;
  const entries = (['issued', 'wrong', 'changed'] as const).map((entry) =>
    step(`enter the ${entry} value`, `0020 00${shortId(id)} ${withLength(hexOf(entryOf(row, entry)))}`, (model) =>
      model.enter(id, entry),
    ),
  );
  return [
    ...entries,
    step('enter 17 bytes', `002000${shortId(id)} ${withLength('31'.repeat(17))}`, (model) => model.enterTooMuch(id)),
    step('ask for the tries', `002000${shortId(id)}`, (model) => model.ask(id)),
    step('change it', `${change} ${withLength(value)}`, (model) => model.change(id, true)),
    step('change it to 3 bytes', `${change} 03353535`, (model) => model.change(id, false)),
  ];
}

/** CARD 7.1. Each reset selects its file first: RESET RETRY COUNTER speaks of the current one. */
function resets(row: SecretRow): ModelStep[] {
  const { id } = row;
  const value = hexOf(entryOf(row, 'changed'));
  const step = (words: string, lines: readonly string[], onModel: ModelStep['onModel']): ModelStep => ({
    ...{ words: `${words} ${id}`, application: 'jpki', lines, onModel },
  });
  const reset = (words: string, data: string, kind: 'right' | 'short' | 'lower-case'): ModelStep =>
    step(words, [`00A4020C02${id}`, `002C0280 ${withLength(data)}`], (model) => model.reset(id, kind));
  return [
    step('authorise the reset of', [`authorise ${id}`], (model) => model.authorise(id)),
    reset('reset', value, 'right'),
    reset('reset to 3 bytes', value.slice(0, 6), 'short'),
    reset('reset to lower case', `${value.slice(0, -2)}61`, 'lower-case'),
  ];
}

const ANYWHERE: readonly ModelStep[] = [
  { words: 'ask for a challenge', lines: ['0084000010'], onModel: (model) => model.challenge(16) },
  { words: 'ask for a challenge of 8 bytes', lines: ['0084000008'], onModel: (model) => model.challenge(8) },
  {
    words: 'authorise a file that is no secret',
    lines: ['authorise 0017'],
    onModel: (model) => model.authorise('0017'),
  },
  ...(['power', 'reset', 'pull'] as const).map((line) => ({
    ...{ words: line, lines: [line], onModel: (model: SecurityModel) => model.power() },
  })),
];

/** The steps of one application, those that change something also torn, torn away with the card, and unanswered. */
export function stepsOf(application: ApplicationName, row: ApplicationRow): readonly ModelStep[] {
  const writing = [...row.secrets.flatMap((secret) => ofSecret(application, secret))];
  if (application === 'jpki') writing.push(...row.secrets.flatMap(resets));
  const reading: ModelStep[] = Object.keys(row.files).map((file) => ({
    words: `read ${application} ${file}`,
    application,
    lines: [row.records ? readRecord(file) : `00B0${shortId(file)}0001`],
    onModel: (model) => model.read(file),
  }));
  const signing: ModelStep[] = Object.keys(row.keys).map((key) => ({
    words: `sign with ${application} ${key}`,
    application,
    lines: [`802A00${key === '0000' ? '00' : shortId(key)}010100`],
    onModel: (model) => model.sign(key),
  }));
  const fates = writing.flatMap((step) =>
    (['torn', 'torn-away', 'lost'] as const).map((fate) => ({ ...step, fate, words: `${step.words} (${fate})` })),
  );
  return [...writing, ...writing, ...reading, ...signing, ...fates, ...ANYWHERE];
}

const readRecord = (file: string): string =>
  `00B201${((Number.parseInt(file, 16) << 3) | 4).toString(16).padStart(2, '0').toUpperCase()}00`;

/** SELECT of an application. */
export function selecting(application: ApplicationName, { aid }: ApplicationRow): ModelStep {
  return {
    words: `select ${application}`,
    lines: [`00A4040C0A${aid}`],
    onModel: (model) => model.select(application),
  };
}
