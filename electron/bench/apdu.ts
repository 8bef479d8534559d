import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadPcsc, openContext, type PcscCard, type PcscContext } from '../card/pcsc-module';
import { listPcscReaders } from '../card/pcsc-reader';
import { VIRTUAL_READER, VPCD_ADDRESS } from '../card/vpcd';
import { LeftOut, median, row, timed, type BenchRow } from './measurement';

const PCSCD = '/usr/sbin/pcscd';
const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
const PYTHON = '/usr/bin/python3';
const VICC = '/usr/bin/vicc';
/** Where Debian puts vicc's own modules, and the module that it looks for by another name. */
const VICC_MODULES = '/usr/lib/python3/site-packages/virtualsmartcard';
const CRYPTODOME = '/usr/lib/python3/dist-packages/Cryptodome';

/** vpcd's two slots: ours in the first, the other card in the second, so that both are measured in one run. */
const OURS = { reader: VIRTUAL_READER, port: VPCD_ADDRESS.port, command: '00A4040C0AD392F000260100000001' } as const;
const THEIRS = { reader: 'Virtual PCD 00 01', port: '35964', command: '00A4000C023F00' } as const;

/** Short turns, one after the other: what slows the machine for a moment slows both cards. */
const WARM_UP = 10;
const TURNS = 80;
const COMMANDS = 100;
const ROUTE = 'local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 table local'.split(' ');

/** The card's side waits for each acknowledgement otherwise, which loopback gives after 40 milliseconds. */
function acknowledgeQuickly(quickly: boolean): boolean {
  return spawnSync('ip', ['route', 'replace', ...ROUTE, ...(quickly ? ['quickack', '1'] : [])]).status === 0;
}

function whyNot(): string | undefined {
  const missing = [PCSCD, DRIVER, VICC, CRYPTODOME].filter((path) => !existsSync(path));
  if (missing.length > 0) {
    return `${missing.join(', ')} not there (packages pcscd, vsmartcard-vpcd, vsmartcard-vpicc, python3-pycryptodome)`;
  }
  return process.getuid?.() === 0 ? undefined : 'only root may start pcscd and set the route of loopback';
}

async function until<Value>(what: string, look: () => Value | undefined | Promise<Value | undefined>): Promise<Value> {
  for (let left = 200; left > 0; left -= 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await sleep(100);
  }
  throw new LeftOut(`not in time: ${what}`);
}

async function connect(context: PcscContext, name: string): Promise<PcscCard> {
  return until(`a card in ${name}`, async () => {
    const reader = context.listReaders().find((each) => each.name === name);
    try {
      return await reader?.connect();
    } catch {
      return undefined;
    }
  });
}

async function manyCommands(card: PcscCard, command: string): Promise<number> {
  const bytes = Buffer.from(command, 'hex');
  return timed(async () => {
    for (let count = 0; count < COMMANDS; count += 1) await card.transmit(bytes);
  });
}

/**
 * `apdu`: a thousand commands through PC/SC, pcscd and vsmartcard's virtual reader to our card in a process of its own,
 * against the same to the card that vsmartcard itself brings.
 */
export async function benchApdu(): Promise<readonly BenchRow[]> {
  const reason = whyNot();
  if (reason !== undefined) throw new LeftOut(reason);
  const pcsc = await loadPcsc();
  if (!pcsc.ok) throw new LeftOut(pcsc.fault);
  const modules = mkdtempSync(join(tmpdir(), 'ansho-bench-'));
  symlinkSync(CRYPTODOME, join(modules, 'Crypto'));
  const started: ChildProcess[] = [];
  const start = (program: string, args: readonly string[], env = process.env): void => {
    started.push(spawn(program, args, { stdio: 'ignore', env }));
  };
  try {
    if (!acknowledgeQuickly(true)) throw new LeftOut('the route of loopback cannot be set');
    const isRunning = (await listPcscReaders()).ok;
    if (!isRunning) start(PCSCD, ['--foreground']);
    await until('pcscd has the virtual readers', async () => {
      const readers = await listPcscReaders();
      return readers.ok && readers.value.includes(THEIRS.reader) ? true : undefined;
    });
    const serve = ['card', 'serve', 'fresh', '--vpcd', `127.0.0.1:${OURS.port}`, '--data', modules];
    start(process.execPath, [join(import.meta.dirname, 'cli.js'), ...serve]);
    const path = `${VICC_MODULES}:${modules}`;
    start(PYTHON, [VICC, '--type', 'iso7816', '--port', THEIRS.port], { ...process.env, PYTHONPATH: path });
    return await measure(pcsc.value);
  } finally {
    for (const child of started.reverse()) child.kill();
    acknowledgeQuickly(false);
    rmSync(modules, { recursive: true, force: true });
  }
}

const perThousand = (turns: readonly number[]): number => median(turns) * (1_000 / COMMANDS);

async function measure(pcsc: Parameters<typeof openContext>[0]): Promise<readonly BenchRow[]> {
  const contexts = [openContext(pcsc), openContext(pcsc)] as const;
  const [first, second] = contexts;
  if (!first.ok || !second.ok) throw new LeftOut('the PC/SC service has ended');
  const ours = await connect(first.value, OURS.reader);
  const theirs = await connect(second.value, THEIRS.reader);
  const figures = { ours: [] as number[], theirs: [] as number[] };
  for (let turn = -WARM_UP; turn < TURNS; turn += 1) {
    const one = await manyCommands(ours, OURS.command);
    const other = await manyCommands(theirs, THEIRS.command);
    if (turn < 0) continue;
    figures.ours.push(one);
    figures.theirs.push(other);
  }
  for (const card of [ours, theirs]) card.disconnect();
  for (const context of [first, second]) context.value.close();
  return [row('apdu', perThousand(figures.ours), perThousand(figures.theirs), 1)];
}
