import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { startElectronDriver } from '../simulation/electron-driver';
import { playScenario } from '../simulation/play';
import { reportOf } from '../simulation/reports';
import { readScenarios } from './run-verb';
import { outputFolder } from './files';
import { print, say } from './verb';

const STANDARD_SCENARIO = join(import.meta.dirname, '..', '..', 'test', 'scenarios', 'standard-reset.yaml');

async function gather({ out }: { readonly out: string }): Promise<void> {
  const folder = outputFolder(resolve(out));
  const [scenario] = readScenarios([STANDARD_SCENARIO]);
  if (scenario === undefined) throw new Error('There is no standard scenario.');
  const driver = startElectronDriver({ screenshots: folder });
  const result = await playScenario(scenario, driver).finally(() => driver.close());
  for (const reporter of ['html', 'json'] as const) {
    const { text, fileName } = reportOf(reporter, [result]);
    writeFileSync(join(folder, fileName), `${text}\n`);
  }
  print(reportOf('pretty', [result]).text);
  const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
  say(`The evidence is in ${folder}: report.html, report.json and ${pictures.length} pictures of phone and kiosk.`);
  if (!result.ok) process.exitCode = 1;
}

/** `evidence`: plays the standard scenario through the real windows, and keeps what was seen. */
export function addEvidenceVerb(program: Command): void {
  program
    .command('evidence')
    .description('play the standard scenario through the real windows; keep screenshots and a report')
    .option('--out <folder>', 'where the evidence goes', 'out')
    .action(gather);
}
