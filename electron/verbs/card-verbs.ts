import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Option, type Command } from 'commander';
import { ATR, ATR_NAMES, type AtrName } from '../card/answer-to-reset';
import { parseCardImage, type CardImage } from '../card/card-image';
import { describeCard } from '../card/catalogue';
import { writeFileAtomically } from '../atomic-file';
import { diagnoseCard, renderDiagnosis, type Diagnosis } from '../card/diagnose';
import type { Installation } from '../card/installation';
import { listPcscReaders, openPcscReader } from '../card/pcsc-reader';
import { personalise } from '../card/personalise';
import { saveCard } from '../card/rack-store';
import { parseTrace, ReplayReader } from '../card/replay-reader';
import { SimulatedCard } from '../card/simulated-card';
import { TraceRecorder } from '../card/trace';
import { traceAsJson, traceAsText } from '../card/trace-text';
import { serveCard, VPCD_ADDRESS } from '../card/vpcd';
import { systemClock } from '../clock';
import { readCardList } from '../simulation/card-list';
import { dataFolder, installationOf } from './data-folder';
import { inputFile, outputFile } from './files';
import { askedToEnd, portNumber, print, printJson, say, UnusableInput } from './verb';

interface ServeOptions {
  readonly vpcd?: string;
  readonly atr?: AtrName;
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
    const image = parseCardImage(inputFile(what), what);
    if (!image.ok) throw new UnusableInput(image.fault.sentence);
    return { image: image.value, persist: (changed) => saveCard(dirname(what), changed, basename(what)) };
  }
  const description = describeCard(what);
  if (!description.ok) throw new UnusableInput(description.fault.sentence);
  const { image } = await personalise(description.value, installation, Date.now());
  return { image, persist: () => undefined };
}

async function serve(what: string, options: ServeOptions): Promise<void> {
  const installation = await installationOf(options.data);
  const { image, persist } = await cardToServe(what, installation);
  // The card has to know it as well (GET DATA); in its file stays its own.
  const atr = options.atr === undefined ? image.atr : ATR[options.atr];
  const card = new SimulatedCard({ ...image, atr }, { persist: (changed) => persist({ ...changed, atr: image.atr }) });
  const served = await serveCard(card, { ...vpcdAddress(options.vpcd), thread: 'main' });
  if (!served.ok) throw new Error(served.fault);
  say(`The card "${image.name}" is in the virtual reader, until this is stopped (Ctrl+C).`);
  void askedToEnd().then(() => served.value.stop());
  const ended = await served.value.closed;
  if (!ended.ok) throw new Error(ended.fault);
}

interface DiagnoseOptions {
  readonly reader?: string;
  readonly json?: boolean;
  readonly data?: string;
  readonly trace?: string;
}

/** Prints a diagnosis; exit 1 where there was no card that could be read. */
function printDiagnosis(diagnosis: Diagnosis, json: boolean | undefined): void {
  if (json === true) printJson(diagnosis);
  else print(renderDiagnosis(diagnosis));
  if (diagnosis.kind !== 'no-card' && diagnosis.kind !== 'unreadable') return;
  say('No card has been diagnosed.');
  process.exitCode = 1;
}

/** Throws `UnusableInput` when PC/SC knows no reader of that name. */
async function expectReader(name: string): Promise<void> {
  const readers = await listPcscReaders();
  if (!readers.ok) throw new Error(readers.fault);
  if (readers.value.some((reader) => reader.includes(name))) return;
  const known = readers.value.length === 0 ? 'PC/SC knows none' : `there are ${readers.value.join(', ')}`;
  throw new UnusableInput(`There is no reader "${name}"; ${known}.`);
}

async function diagnose({ reader, json, data, trace }: DiagnoseOptions): Promise<void> {
  if (trace !== undefined) outputFile(trace);
  const installation = await installationOf(data);
  if (reader !== undefined) await expectReader(reader);
  const opened = await openPcscReader({ ...(reader === undefined ? {} : { name: reader }), share: 'shared' });
  if (!opened.ok) throw new Error(opened.fault);
  const recorder = new TraceRecorder(systemClock);
  const traced = recorder.watch(opened.value);
  const diagnosis = await diagnoseCard(traced, installation.trustAnchors);
  await traced.close();
  if (diagnosis.kind === 'genuine') traced.forgetAnswers();
  if (trace !== undefined) {
    const { exchanges } = recorder;
    writeFileAtomically(trace, trace.endsWith('.json') ? traceAsJson(exchanges) : traceAsText(exchanges));
  }
  printDiagnosis(diagnosis, json);
}

/** What a card said in the field, read again: the same diagnosis, without the card. */
async function replay(file: string, { json, data }: DiagnoseOptions): Promise<void> {
  const trace = parseTrace(inputFile(file), file);
  if (!trace.ok) throw new UnusableInput(trace.fault.sentence);
  const installation = await installationOf(data);
  const reader = new ReplayReader(trace.value);
  printDiagnosis(await diagnoseCard(reader, installation.trustAnchors), json);
  if (reader.departure !== undefined) throw new Error(`${file}: ${reader.departure}`);
}

/** `cards`, `card serve`, `card diagnose` and `card replay`. */
export function addCardVerbs(program: Command): void {
  program
    .command('cards')
    .description('list the card catalogue, or another list of cards')
    .argument('[list]', 'catalogue, deck (one card of each class), or a file with a list of descriptions', 'catalogue')
    .option('--json', 'one JSON document')
    .action((list: string, { json }: { json?: boolean }) => {
      const read = readCardList(list);
      if (!read.ok) throw new UnusableInput(`${read.fault}.`);
      const cards = read.value;
      if (json === true) printJson({ cards });
      else for (const { name, description } of cards) print(`${name.padEnd(34)} ${description}`);
    });
  const card = program.command('card').description('one card');
  card
    .command('serve')
    .description("put a simulated card into pcscd's virtual reader, until stopped")
    .argument('<card>', 'a name of the catalogue, or a card image (.json)')
    .option('--vpcd <host:port>', 'where the virtual reader listens')
    .addOption(new Option('--atr <profile>', 'the answer to reset').choices(ATR_NAMES))
    .option('--data <folder>', 'the data folder', dataFolder())
    .action(serve);
  card
    .command('diagnose')
    .description('read a card on a PC/SC reader: spends no try and changes nothing')
    .option('--reader <name>', "the reader's name, or a part of it")
    .option('--trace <file>', 'write what was asked and answered there: JSON for a name in .json, else text')
    .option('--json', 'one JSON document')
    .option('--data <folder>', 'the data folder', dataFolder())
    .action(diagnose);
  card
    .command('replay')
    .description('diagnose the card of a trace (JSON) as if it lay in a reader')
    .argument('<trace>', 'what `card diagnose --trace FILE.json` or the console has written')
    .option('--json', 'one JSON document')
    .option('--data <folder>', 'the data folder', dataFolder())
    .action(replay);
}
