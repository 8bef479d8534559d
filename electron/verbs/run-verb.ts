import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option, type Command } from 'commander';
import { describeCard } from '../card/catalogue';
import { openInstallation } from '../card/installation';
import type { TracedExchange } from '../card/trace';
import { builtParts } from '../built-parts';
import { startHeadlessDriver } from '../simulation/headless-driver';
import { keyPool } from '../simulation/key-pool';
import { playScenario, type ScenarioResult } from '../simulation/play';
import { REPORTERS, reportOf, type ReporterName } from '../simulation/reports';
import { readScenarioFile, type Scenario, type ScenarioProblem } from '../simulation/scenario';
import type { ScenarioDriver } from '../simulation/scenario-driver';
import { writeTrace } from '../simulation/trace-files';
import { loadScreenText } from './screen-text';
import { outputFolder } from './files';
import { print, say, UnusableInput } from './verb';

const DRIVERS = ['headless', 'electron', 'pcsc'] as const;

interface RunOptions {
  readonly driver: (typeof DRIVERS)[number];
  readonly reporter: ReporterName;
  readonly out?: string;
}

/** Real keys, but few of them: scenario runs make many cards of which no two meet. */
const KEYS = 6;

function cardProblems({ file, card, cardLine, steps }: Scenario): readonly ScenarioProblem[] {
  const swaps = steps.flatMap((step) => (step.name === 'card.swap' ? [{ given: step.argument, line: step.line }] : []));
  return [{ given: card, line: cardLine }, ...swaps].flatMap(({ given, line }) => {
    const described = describeCard(given);
    return described.ok ? [] : [{ file, line, sentence: `card: ${described.fault.sentence}` }];
  });
}

/** Reads every file first: when one cannot be read, none is played (`UnusableInput`). */
export function readScenarios(files: readonly string[]): readonly Scenario[] {
  const problems: ScenarioProblem[] = [];
  const scenarios: Scenario[] = [];
  for (const file of files) {
    const reading = readScenarioFile(file);
    const found = reading.ok ? cardProblems(reading.scenario) : reading.problems;
    problems.push(...found);
    if (reading.ok && found.length === 0) scenarios.push(reading.scenario);
  }
  if (problems.length > 0) {
    throw new UnusableInput(problems.map(({ file, line, sentence }) => `${file}:${line}: ${sentence}`).join('\n'));
  }
  return withOwnNames(scenarios);
}

/** Scenarios of one file name in two folders write files of two names: the second one's has a number behind it. */
function withOwnNames(scenarios: readonly Scenario[]): readonly Scenario[] {
  const taken = new Set<string>();
  return scenarios.map((scenario) => {
    let { outputName } = scenario;
    for (let number = 2; taken.has(outputName); number += 1) outputName = `${scenario.outputName}-${number}`;
    taken.add(outputName);
    return { ...scenario, outputName };
  });
}

async function openDriver(name: RunOptions['driver'], out: string | undefined): Promise<ScenarioDriver> {
  if (name === 'electron') {
    const { startElectronDriver } = await import('../simulation/electron-driver');
    return startElectronDriver(out === undefined ? {} : { screenshots: out });
  }
  const { preparedDatabase } = builtParts();
  const options = {
    installation: await openInstallation(),
    database: { kind: 'embedded', ...(preparedDatabase === undefined ? {} : { prepared: preparedDatabase }) },
    keys: keyPool(KEYS),
    screenText: await loadScreenText(),
  } as const;
  if (name === 'headless') return startHeadlessDriver(options);
  const { startPcscDriver } = await import('../simulation/pcsc-driver');
  return startPcscDriver(options);
}

async function run(files: readonly string[], { driver: driverName, reporter, out }: RunOptions): Promise<void> {
  const scenarios = readScenarios(files);
  if (out !== undefined) outputFolder(out);
  const driver = await openDriver(driverName, out);
  const results: ScenarioResult[] = [];
  try {
    for (const scenario of scenarios) {
      const keepTrace = (exchanges: readonly TracedExchange[]): void => {
        if (out !== undefined) writeTrace(exchanges, join(out, `${scenario.outputName}.trace`));
      };
      results.push(await playScenario(scenario, driver, keepTrace));
    }
  } finally {
    await driver.close();
  }
  const report = reportOf(reporter, results);
  print(report.text);
  if (out !== undefined) writeFileSync(join(out, report.fileName), `${report.text}\n`);
  const failed = results.filter(({ ok }) => !ok);
  if (failed.length > 0) {
    say(`${failed.length} of ${results.length} scenarios did not hold.`);
    process.exitCode = 1;
  }
}

/** `run`: plays scenarios. */
export function addRunVerb(program: Command): void {
  program
    .command('run')
    .description('play scenario files')
    .argument('<file...>', 'scenarios (YAML or JSON)')
    .addOption(new Option('--driver <name>', 'what plays them').choices(DRIVERS).default('headless'))
    .addOption(new Option('--reporter <name>', 'how the results are given').choices(REPORTERS).default('pretty'))
    .option(
      '--out <folder>',
      'also write there: the report, and what the driver sees (screenshots, traces of the APDUs)',
    )
    .action(run);
}
