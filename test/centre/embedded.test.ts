import { preparedDatabase } from './helpers/prepared';
import { onACentre } from './helpers/on-a-centre';
import { ALL_SUITES } from './suites/all';

onACentre('a centre with the embedded database', ALL_SUITES, async () => ({
  database: { kind: 'embedded', prepared: await preparedDatabase() },
}));
