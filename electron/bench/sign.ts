import { constants, privateEncrypt } from 'node:crypto';
import { describeCard } from '../card/catalogue';
import { openInstallation } from '../card/installation';
import { personalise } from '../card/personalise';
import { digestInfo, sha256 } from '../card/sha256';
import { SimulatedCard } from '../card/simulated-card';
import { median, row, timed, type BenchRow } from './measurement';

const RUNS = 400;
const WARM_UP = 100;
const BOUND = 1.3;
const BEFORE = ['00A4040C0AD392F000260100000001', '002000980431323334', '00A4020C020017'];
const SUCCESS = '9000';

/** `sign`: a signature by the card in process, bytes in and bytes out, against the bare RSA operation with its key; in turn. */
export async function benchSign(): Promise<readonly BenchRow[]> {
  const description = describeCard('fresh');
  if (!description.ok) throw new Error(description.fault.sentence);
  const { image, keys } = await personalise(description.value, await openInstallation(), Date.now());
  const key = image.card === 'my-number-card' ? keys.get(image.keys.authentication) : undefined;
  if (!key) throw new Error('sign: the card has no key.');
  const card = new SimulatedCard(image, { persist: () => undefined, keys });
  card.powerOn();
  const statusOf = (command: Uint8Array): string =>
    Buffer.from(card.transmit(command)?.subarray(-2) ?? []).toString('hex');
  for (const command of BEFORE) {
    if (statusOf(Buffer.from(command, 'hex')) !== SUCCESS) throw new Error(`sign: the card refused ${command}.`);
  }
  const data = digestInfo(sha256(Buffer.from('Ansho')));
  const command = Uint8Array.of(0x80, 0x2a, 0x00, 0x80, data.length, ...data, 0x00);
  if (statusOf(command) !== SUCCESS) throw new Error('sign: the card did not sign.');
  const byCard: number[] = [];
  const bare: number[] = [];
  for (let run = 0; run < RUNS + WARM_UP; run += 1) {
    const signing = await timed(() => card.transmit(command));
    const encrypting = await timed(() => privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data));
    if (run < WARM_UP) continue;
    byCard.push(signing);
    bare.push(encrypting);
  }
  return [row('sign', median(byCard), median(bare), BOUND)];
}
