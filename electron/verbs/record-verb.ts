import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { LANGUAGES, type Language } from '../../machines/language';
import { startElectronDriver, type ScreenPicture } from '../simulation/electron-driver';
import { playScenario } from '../simulation/play';
import { inLanguage, sessionPage } from '../simulation/recorded-session';
import { readScenarios } from './run-verb';
import { outputFolder } from './files';
import { say } from './verb';

const STANDARD_SCENARIO = join(import.meta.dirname, '..', '..', 'test', 'scenarios', 'standard-reset.yaml');

interface RecordOptions {
  readonly out: string;
  readonly language?: Language;
}

async function record(file: string, { out, language }: RecordOptions): Promise<void> {
  const [scenario] = readScenarios([file]);
  if (scenario === undefined) throw new Error('There is no scenario.');
  const folder = outputFolder(resolve(out));
  const pictures: ScreenPicture[] = [];
  const driver = startElectronDriver({ onScreen: (picture) => pictures.push(picture) });
  try {
    for (const spoken of language === undefined ? LANGUAGES : [language]) {
      pictures.length = 0;
      const { ok, failure } = await playScenario(inLanguage(scenario, spoken), driver);
      const page = join(folder, `${scenario.outputName}-${spoken}.html`);
      writeFileSync(page, sessionPage(scenario.name, spoken, pictures));
      say(`${page}: ${pictures.length} pictures${ok ? '' : `; line ${failure?.line}: ${failure?.sentence}`}`);
      if (!ok) process.exitCode = 1;
    }
  } finally {
    await driver.close();
  }
}

/** `record`: a scenario through the real windows in each language, as one page of pictures for each. */
export function addRecordVerb(program: Command): void {
  program
    .command('record')
    .description('play a scenario through the real windows in each language; one page of pictures for each')
    .argument('[file]', 'the scenario; the standard one when left out', STANDARD_SCENARIO)
    .option('--out <folder>', 'where the pages go', join('out', 'sessions'))
    .addOption(new Option('--language <language>', 'this language alone').choices(LANGUAGES))
    .action(record);
}
