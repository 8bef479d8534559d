// npm test: everything that this machine can run; what it has to leave out it names. `npm test -- NAME…` runs only those.
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { launch, say, Stop } from './processes.mjs';
import { RUNNERS } from './test-runners.mjs';
import { failure, namedLines, sum, summaryLine } from './test-results.mjs';

await launch(async () => {
  const runners = chosen(process.argv.slice(2));
  const { electron, noElectron } = await ensureInstalled({ purpose: 'test' });
  if (noElectron) say(noElectron);
  const env = { ...process.env, ...(electron && { ANSHO_ELECTRON: electron.path }) };

  const built = await build();
  const results = built ? [] : [failure('build')];
  for (const { name, run } of runners) {
    process.stdout.write(`\n── ${name}\n`);
    const result = await run({ env, noElectron, noBuild: built ? undefined : 'the build failed' });
    process.stdout.write(`── ${name}: ${summaryLine(result)}\n`);
    results.push(result);
  }

  const total = sum(results);
  process.stdout.write(`\n${[...namedLines(total), summaryLine(total)].join('\n')}\n`);
  return total.failed.length > 0 || total.passed === 0 ? 1 : 0;
});

/** @param {readonly string[]} names @throws {Stop} when there is no runner of such a name */
function chosen(names) {
  const known = RUNNERS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Stop(`there is no test runner “${unknown}”. There are: ${known.join(', ')}`);
  return names.length === 0 ? RUNNERS : RUNNERS.filter(({ name }) => names.includes(name));
}

/** A build that fails is one failed test: the runners that can do without go on. */
async function build() {
  try {
    await ensureBuilt();
    return true;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    say(error.message);
    return false;
  }
}
