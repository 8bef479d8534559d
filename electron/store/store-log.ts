import { join } from 'node:path';
import { pino, stdTimeFunctions, type Logger } from 'pino';
import { RotatingFile } from './rotating-file';

/** What may stand in the log besides its sentence: names, numbers and states. Nothing that a person has entered. */
export interface LogFacts {
  readonly [name: string]: string | number | boolean | undefined | readonly string[];
}

/** INV-4, INV-8. The kiosk's log: JSON, a line an entry. */
export interface StoreLog {
  info(sentence: string, facts?: LogFacts): void;
  warn(sentence: string, facts?: LogFacts): void;
  error(sentence: string, facts?: LogFacts): void;
}

/** Opens the log in `log/` of the data folder: at most six files of one megabyte. */
export function openStoreLog(data: string): StoreLog {
  const file = new RotatingFile(join(data, 'log'), 'ansho');
  const logger: Logger = pino({ base: { pid: process.pid }, timestamp: stdTimeFunctions.isoTime }, file);
  return {
    info: (sentence, facts = {}) => logger.info(facts, sentence),
    warn: (sentence, facts = {}) => logger.warn(facts, sentence),
    error: (sentence, facts = {}) => logger.error(facts, sentence),
  };
}
