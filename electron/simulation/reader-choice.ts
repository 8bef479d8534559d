import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CommandResult, ConsoleView } from '../../machines/workbench/console.types';
import { writeFileAtomically } from '../atomic-file';
import { listPcscReaders, openPcscReader } from '../card/pcsc-reader';
import type { CardReader } from '../card/reader';
import type { Result } from '../result';
import type { World } from './world';

/** Where readers on PC/SC come from. */
export interface ReaderSource {
  list(): Promise<Result<readonly string[], string>>;
  /** Opens one by its name or a part of it; the first when left out. */
  open(name: string | undefined): Promise<Result<CardReader, string>>;
}

export const PCSC_READERS: ReaderSource = { list: listPcscReaders, open: (name) => openPcscReader({ name }) };

const choiceFile = z.strictObject({
  ansho: z.literal(1),
  kind: z.literal('reader-choice'),
  reader: z.enum(['simulated', 'pcsc']),
  name: z.string().exactOptional(),
});
type Choice = Pick<z.infer<typeof choiceFile>, 'reader' | 'name'>;

/** Which reader the kiosk has: chosen by name, and remembered over a restart. */
export class ReaderChoice {
  #names: readonly string[] = [];
  #sentence: string | undefined;

  /** `file`: where the choice is remembered; undefined: nowhere. */
  constructor(
    private readonly world: World,
    private readonly source: ReaderSource = PCSC_READERS,
    private readonly file?: string,
  ) {}

  /** Chooses the simulated reader, or one on PC/SC by name or part of it. A reader that is away is waited for. */
  async choose(kind: 'simulated' | 'pcsc', name?: string): Promise<CommandResult> {
    const { world } = this;
    const before = world.kioskReader.reader;
    let reader: CardReader = world.simulatedReader;
    if (kind === 'pcsc') {
      const names = await this.source.list();
      this.#names = names.ok ? names.value : [];
      const opened = await this.source.open(name);
      if (!opened.ok) {
        this.#sentence = opened.fault;
        return { ok: false, sentence: opened.fault };
      }
      reader = opened.value;
    }
    this.#sentence = undefined;
    world.kioskReader.use(reader);
    if (before !== world.simulatedReader) await before.close();
    this.#remember({ reader: kind, ...(name === undefined ? {} : { name }) });
    return { ok: true };
  }

  /** Chooses what was chosen last time, if anything was. */
  async restore(): Promise<void> {
    const choice = this.#remembered();
    if (choice?.reader === 'pcsc') await this.choose('pcsc', choice.name);
  }

  view(): ConsoleView['reader'] {
    const { kioskReader, simulatedReader } = this.world;
    const state = kioskReader.state();
    const told = state.kind === 'empty' ? undefined : state.sentence;
    const sentence = told ?? this.#sentence;
    return {
      kind: kioskReader.reader === simulatedReader ? 'simulated' : 'pcsc',
      name: kioskReader.name,
      names: this.#names,
      state: state.kind === 'missing' ? 'down' : 'ready',
      ...(sentence === undefined ? {} : { sentence }),
    };
  }

  #remembered(): Choice | undefined {
    if (this.file === undefined || !existsSync(this.file)) return undefined;
    try {
      return choiceFile.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      return undefined;
    }
  }

  #remember(choice: Choice): void {
    if (this.file === undefined) return;
    try {
      writeFileAtomically(this.file, `${JSON.stringify({ ansho: 1, kind: 'reader-choice', ...choice }, null, 2)}\n`);
    } catch (error) {
      this.#sentence = `The choice is not remembered: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}
