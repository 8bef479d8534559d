import { Command } from 'commander';
import { version } from '../package.json';
import { addBenchVerb } from './verbs/bench-verb';
import { addCardVerbs } from './verbs/card-verbs';
import { addCentreVerb } from './verbs/centre-verb';
import { addEvidenceVerb } from './verbs/evidence-verb';
import { addExploreVerb } from './verbs/explore-verb';
import { addGalleryVerb } from './verbs/gallery-verb';
import { addRecordVerb } from './verbs/record-verb';
import { addRulesVerb } from './verbs/rules-verb';
import { addRunVerb } from './verbs/run-verb';
import { addSoakVerb } from './verbs/soak-verb';
import { addStoreVerbs } from './verbs/store-verbs';
import { lookAfterOutputs } from './verbs/outputs';
import { carryOut, say } from './verbs/verb';

const program = new Command('ansho')
  .description('A simulator of the convenience-store kiosk that resets the signing password of a My Number Card.')
  .version(version)
  .option('--debug', 'show where an error comes from')
  .showHelpAfterError(false)
  .exitOverride();

lookAfterOutputs(process, { say, exit: (code) => process.exit(code) });

for (const add of [
  addRunVerb,
  addCardVerbs,
  addCentreVerb,
  addExploreVerb,
  addRulesVerb,
  addBenchVerb,
  addSoakVerb,
  addEvidenceVerb,
  addGalleryVerb,
  addRecordVerb,
  addStoreVerbs,
])
  add(program);

await carryOut(program, process.argv.slice(2));
