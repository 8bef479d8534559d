import { join } from 'node:path';
import type { Command } from 'commander';
import { failedParts } from '../../machines/operator/self-test.types';
import { builtParts } from '../built-parts';
import { openPcscReader } from '../card/pcsc-reader';
import { forkedByNode } from '../centre/centre-handle';
import { findingInWords, runSelfTest } from '../store/self-test';
import { connectCentre } from '../store/store-centre';
import { StoreClock } from '../store/store-clock';
import { readStoreConfiguration, sentenceOf, type StoreConfiguration } from '../store/store-configuration';
import { kioskPages } from '../store/store-pages';
import { dataFolder } from './data-folder';
import { outputFolder } from './files';
import { print, printJson, say, UnusableInput } from './verb';

interface StoreVerbOptions {
  readonly json?: boolean;
  readonly data?: string;
}

/** The configuration of a file; throws `UnusableInput` with file, line, field and reason when it has none. */
function configurationOf(file: string): StoreConfiguration {
  const configuration = readStoreConfiguration(file);
  if (!configuration.ok) throw new UnusableInput(sentenceOf(configuration.fault));
  return configuration.value;
}

function check(file: string, { json }: StoreVerbOptions): void {
  const configuration = readStoreConfiguration(file);
  if (json === true) printJson(configuration.ok ? { ok: true } : { ok: false, ...configuration.fault });
  else if (configuration.ok) print(`${file} is a store’s configuration.`);
  if (configuration.ok) return;
  if (json === true) process.exitCode = 2;
  else throw new UnusableInput(sentenceOf(configuration.fault));
}

async function selfTest(file: string, { json, data: given }: StoreVerbOptions): Promise<void> {
  const configuration = configurationOf(file);
  const parts = builtParts();
  const data = outputFolder(given ?? configuration.data ?? dataFolder());
  const clock = new StoreClock();
  const centre = await connectCentre(configuration, data, clock, {
    forkCentre: forkedByNode(parts.centreProcess),
    preparedDatabase: parts.preparedDatabase,
    phonePageFolder: join(parts.renderer, 'phone'),
  });
  if (!centre.ok) throw new UnusableInput(`${file}: ${centre.fault}`);
  const { name } = configuration.reader;
  const reader = await openPcscReader(name === undefined ? {} : { name });
  try {
    await centre.value.start();
    const result = await runSelfTest({
      reader: reader.ok ? reader.value : { name: 'PC/SC', state: () => ({ kind: 'missing', sentence: reader.fault }) },
      centre: centre.value.line,
      centreTrouble: () => centre.value.state().sentence,
      clock,
      clockTolerance: configuration.clockTolerance,
      data,
      pages: kioskPages(parts),
    });
    const items = result.items.map((item) => ({ ...item, sentence: findingInWords(item) }));
    if (json === true) printJson({ at: result.at, items });
    else {
      for (const { part, state, sentence, detail } of items) {
        print(`${part.padEnd(8)}${state.padEnd(9)}${sentence}${detail === undefined ? '' : ` (${detail})`}`);
      }
    }
    const failed = failedParts(result);
    if (failed.length === 0) return;
    say(`Failed: ${failed.join(', ')}.`);
    process.exitCode = 1;
  } finally {
    await centre.value.stop();
    if (reader.ok) await reader.value.close();
  }
}

/** `store`: what a store's operator needs on the command line. */
export function addStoreVerbs(program: Command): void {
  const store = program.command('store').description('a store’s kiosk: its configuration file and its self-test');
  store
    .command('check')
    .description('whether a configuration file will do; exit code 2 and file, line, field and reason when not')
    .argument('<file>', 'the configuration (YAML or JSON)')
    .option('--json', 'one JSON document')
    .action(check);
  store
    .command('self-test')
    .description('the self-test of a store’s kiosk, without its windows: reader, centre, clock, disk, pages')
    .argument('<file>', 'the configuration (YAML or JSON)')
    .option('--data <folder>', 'the data folder; the configuration’s when left out')
    .option('--json', 'one JSON document')
    .action(selfTest);
}
