import { existsSync, readFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { ATR, parseCardImage, type CardImage } from '../card/card-image';
import { catalogue, describeCard } from '../card/catalogue';
import { diagnoseCard, renderDiagnosis } from '../card/diagnose';
import { openInstallation, type Installation } from '../card/installation';
import { openPcscReader } from '../card/pcsc-reader';
import { personalise } from '../card/personalise';
import { saveCard } from '../card/rack-store';
import { SimulatedCard } from '../card/simulated-card';
import { serveCard, VPCD_ADDRESS } from '../card/vpcd';
import { dataFolder, installationFolder } from './data-folder';
import { dirname, basename } from 'node:path';
import { portNumber, print, printJson, say, UnusableInput } from './verb';

interface ServeOptions {
  readonly vpcd?: string;
  readonly atr?: keyof typeof ATR;
  readonly data?: string;
}

/** The address of a virtual reader, `HOST:PORT`. */
function vpcdAddress(text: string | undefined): { readonly host: string; readonly port: number } {
  if (text === undefined) return VPCD_ADDRESS;
  const at = text.lastIndexOf(':');
  if (at < 1) throw new UnusableInput(`--vpcd takes HOST:PORT, not "${text}".`);
  return { host: text.slice(0, at), port: portNumber(text.slice(at + 1)) };
}

/** The card of a file, or a new one by a catalogue name; and where its changes are kept. */
async function cardToServe(
  what: string,
  installation: Installation,
): Promise<{ readonly image: CardImage; persist: (image: CardImage) => void }> {
  if (what.endsWith('.json') || existsSync(what)) {
    if (!existsSync(what)) throw new UnusableInput(`There is no file ${what}.`);
    const image = parseCardImage(readFileSync(what, 'utf8'), what);
    if (!image.ok) throw new UnusableInput(image.fault.sentence);
    return { image: image.value, persist: (changed) => saveCard(dirname(what), changed, basename(what)) };
  }
  const description = describeCard(what);
  if (!description.ok) throw new UnusableInput(description.fault.sentence);
  const { image } = await personalise(description.value, installation, Date.now());
  return { image, persist: () => undefined };
}

async function serve(what: string, options: ServeOptions): Promise<void> {
  const installation = await openInstallation(installationFolder(options.data));
  const { image, persist } = await cardToServe(what, installation);
  const served = await serveCard(new SimulatedCard(image, { persist }), {
    ...vpcdAddress(options.vpcd),
    ...(options.atr === undefined ? {} : { atr: Buffer.from(ATR[options.atr], 'hex') }),
  });
  if (!served.ok) throw new Error(served.fault);
  say(`The card "${image.name}" is in the virtual reader, until this is stopped (Ctrl+C).`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      served.value.stop();
    });
  }
  const ended = await served.value.closed;
  if (typeof ended === 'string') say(ended);
}

async function diagnose({ reader, json, data }: { reader?: string; json?: boolean; data?: string }): Promise<void> {
  const installation = await openInstallation(installationFolder(data));
  const opened = await openPcscReader({ ...(reader === undefined ? {} : { name: reader }), share: 'shared' });
  if (!opened.ok) throw new Error(opened.fault);
  const diagnosis = await diagnoseCard(opened.value, installation.trustAnchors);
  await opened.value.close();
  if (json === true) printJson(diagnosis);
  else print(renderDiagnosis(diagnosis));
}

/** `cards`, `card serve` and `card diagnose`. */
export function addCardVerbs(program: Command): void {
  program
    .command('cards')
    .description('list the card catalogue')
    .option('--json', 'one JSON document')
    .action(({ json }: { json?: boolean }) => {
      const cards = catalogue();
      if (json === true) printJson({ cards });
      else for (const { name, description } of cards) print(`${name.padEnd(34)} ${description}`);
    });
  const card = program.command('card').description('one card');
  card
    .command('serve')
    .description("put a simulated card into pcscd's virtual reader, until stopped")
    .argument('<card>', 'a name of the catalogue, or a card image (.json)')
    .option('--vpcd <host:port>', 'where the virtual reader listens')
    .addOption(new Option('--atr <profile>', 'the answer to reset').choices(Object.keys(ATR)))
    .option('--data <folder>', 'the data folder', dataFolder())
    .action(serve);
  card
    .command('diagnose')
    .description('read a card on a PC/SC reader: spends no try and changes nothing')
    .option('--reader <name>', "the reader's name, or a part of it")
    .option('--json', 'one JSON document')
    .option('--data <folder>', 'the data folder', dataFolder())
    .action(diagnose);
}
