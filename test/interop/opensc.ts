import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { SimulatedCard } from '../../electron/card/simulated-card';
import { VIRTUAL_READER } from '../../electron/card/vpcd';
import type { VirtualCard } from '../../electron/simulation/pcsc-driver';
import { openIssuer, type Issuer } from '../card/support';
import { startPcscd, whyNoPcscd, type Pcscd } from '../pcsc/pcscd';

const run = promisify(execFile);
const TOOLS = ['pkcs15-tool', 'pkcs15-crypt', 'pkcs11-tool', 'openssl'].map((tool) => `/usr/bin/${tool}`);
const missing = TOOLS.find((tool) => !existsSync(tool));
const reason = missing === undefined ? await whyNoPcscd() : `${missing} is not installed`;

export const SELECT_JPKI = '00a4040c0ad392f000260100000001';
export const DIGEST_INFO = '3031300d060960864801650304020105000420';
export const MESSAGE = 'Ansho';

/** A card that keeps what it was asked: for tests only, since entries are among it. */
export class RecordingCard extends SimulatedCard {
  readonly commands: string[] = [];

  override transmit(command: Uint8Array): Uint8Array | undefined {
    this.commands.push(Buffer.from(command).toString('hex'));
    return super.transmit(command);
  }
}

/** What one of OpenSC's programs wrote, and whether it ended well. */
export interface Outcome {
  readonly isDone: boolean;
  readonly said: string;
}

/** OpenSC's programs, and a card in the virtual reader that they find. */
export interface Opensc {
  /** Puts a new card of that description into the reader. */
  insert(nameOrPatch: unknown): Promise<RecordingCard>;
  /** Runs a program; rejects when it fails. Gives its standard output. */
  pkcs15(...options: string[]): Promise<string>;
  /** Runs any of them; gives what it said, well or not. */
  attempt(tool: string, ...options: string[]): Promise<Outcome>;
  /** The path of a file in the tests' folder. */
  file(name: string): string;
  /** "Verified OK" when `signature` is over `MESSAGE` by the key of the certificate (DER, base64), as openssl says. */
  opensslVerifies(certificate: string | undefined, signature: string): Promise<string>;
}

/** Sets up pcscd, an issuer and a folder around the tests of a `describe`; skips them where a part is missing. */
export function withOpensc(): Opensc {
  let issuer: Issuer;
  let pcscd: Pcscd | undefined;
  let served: VirtualCard | undefined;
  let folder = '';
  beforeAll(async () => {
    if (reason !== undefined) return;
    issuer = await openIssuer();
    pcscd = await startPcscd();
    folder = await mkdtemp(join(tmpdir(), 'ansho-opensc-'));
    await writeFile(join(folder, 'message'), MESSAGE);
  }, 180_000);
  afterAll(async () => {
    await pcscd?.stop();
    if (reason === undefined) await rm(folder, { recursive: true });
  });
  beforeEach((context) => {
    if (reason !== undefined) context.skip(reason);
  });
  afterEach(async () => {
    await served?.takeOut();
    served = undefined;
  });
  const file = (name: string): string => join(folder, name);
  return {
    file,
    async insert(nameOrPatch) {
      const { image } = await issuer.issue(nameOrPatch);
      const card = new RecordingCard(image, { persist: () => undefined });
      served = await pcscd?.insert(card);
      return card;
    },
    async pkcs15(...options) {
      const { stdout } = await run('pkcs15-tool', ['--reader', VIRTUAL_READER, ...options]);
      return stdout;
    },
    async attempt(tool, ...options) {
      const reader = tool === 'pkcs11-tool' ? [] : ['--reader', VIRTUAL_READER];
      return run(tool, [...reader, ...options]).then(
        ({ stdout, stderr }) => ({ isDone: true, said: stdout + stderr }),
        (error: unknown) => ({ isDone: false, said: error instanceof Error ? error.message : String(error) }),
      );
    },
    async opensslVerifies(certificate, signature) {
      await writeFile(file('certificate.der'), Buffer.from(certificate ?? '', 'base64'));
      const keyOf = [
        'x509',
        '-inform',
        'DER',
        '-in',
        file('certificate.der'),
        '-noout',
        '-pubkey',
        '-out',
        file('key'),
      ];
      await run('openssl', keyOf);
      const check = ['dgst', '-sha256', '-verify', file('key'), '-signature', signature, file('message')];
      return (await run('openssl', check)).stdout.trim();
    },
  };
}

/** What a card was asked from the first SELECT of its application on: what comes before is OpenSC looking around. */
export function afterProbe({ commands }: RecordingCard): string[] {
  return commands.slice(commands.indexOf(SELECT_JPKI));
}
