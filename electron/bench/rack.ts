import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../card/catalogue';
import { openInstallation } from '../card/installation';
import { newRsaKey } from '../card/rsa-key';
import { CardRack } from '../simulation/card-rack';
import { openRackFolder } from '../simulation/rack-folder';
import { median, row, timed, type BenchRow } from './measurement';

const RUNS = 9;
/** Milliseconds within which the rack has to be there. */
const WITHIN = 500;

/**
 * `rack`: a first start in an empty folder, to a rack that lists every card; and `rack-first-card`, to the first card
 * that can be put into a reader, against the two RSA keys that it needs.
 */
export async function benchRack(): Promise<readonly BenchRow[]> {
  const ready: number[] = [];
  const first: number[] = [];
  const keys: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'ansho-bench-'));
    let rack: CardRack | undefined;
    ready.push(
      await timed(async () => {
        const installation = await openInstallation(join(folder, 'installation'));
        const keeper = openRackFolder(join(folder, 'rack'));
        rack = new CardRack({ descriptions: catalogue(), installation, now: () => Date.now(), keeper });
        rack.list();
      }),
    );
    first.push(await timed(() => rack?.obtain('locked-password')));
    keys.push(await timed(() => Promise.all([newRsaKey(), newRsaKey()])));
    rmSync(folder, { recursive: true, force: true });
  }
  return [row('rack', median(ready), WITHIN, 1), row('rack-first-card', median(first), median(keys), 2)];
}
