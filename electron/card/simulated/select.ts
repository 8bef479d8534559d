import { response, type CommandApdu, type ResponseApdu } from '../apdu';
import { ISSUER_DOMAIN_AID } from '../application-ids';
import { STATUS } from '../status-word';
import type { CardContext, CommandHandler } from './application';
import type { DedicatedFile } from './dedicated-file';

const MASTER_FILE = 0x3f00;
/** P2 of SELECT: first or next occurrence, with FCI or (0C) without. */
const FIRST = 0x00;
const NEXT = 0x02;
const WITHOUT_FCI = 0x0c;

/** CARD 3. SELECT of an application, a file, or the master file. */
export const select: CommandHandler = (command, card) => {
  switch (command.p1) {
    case 0x00:
      return selectMasterFile(command, card);
    case 0x02:
      return selectFile(command, card);
    case 0x04:
      return selectApplication(command, card);
    default:
      return response(STATUS.wrongParameters);
  }
};

function selectMasterFile({ data }: CommandApdu, card: CardContext): ResponseApdu {
  if (data.length > 0) {
    return response(numberIn(data) === MASTER_FILE ? STATUS.fileNotFound : STATUS.wrongParameters);
  }
  return response(card.session.application ? STATUS.success : STATUS.wrongParameters);
}

function selectApplication({ p2, data, le }: CommandApdu, card: CardContext): ResponseApdu {
  if (p2 !== FIRST && p2 !== NEXT && p2 !== WITHOUT_FCI) return response(STATUS.wrongParameters);
  if (data.length > 16) return response(STATUS.wrongLength);
  if (isIssuerDomain(data, card) && p2 !== NEXT) return selectIssuerDomain(p2, le, card);
  const current = card.session.application;
  const from = p2 === NEXT ? card.applications.findIndex((application) => application === current) + 1 : 0;
  const found = card.applications.slice(from).find((application) => isNamedBy(application, data));
  if (!found) return response(STATUS.fileNotFound);
  card.session.selectApplication(found, found === current && !card.memory.switches.sameDfSelectClearsStatus);
  return selected(found.aid, p2, le);
}

function selected(aid: Uint8Array, p2: number, le: number | undefined): ResponseApdu {
  return response(STATUS.success, p2 === WITHOUT_FCI || le === undefined ? undefined : fileControl(aid));
}

/** Only by its whole name, and only of a card that has applications to leave. */
function isIssuerDomain(name: Uint8Array, { applications }: CardContext): boolean {
  return applications.length > 0 && Buffer.compare(name, ISSUER_DOMAIN_AID) === 0;
}

/** CARD 1.3. No application is selected any more: GET DATA answers again. */
function selectIssuerDomain(p2: number, le: number | undefined, { session }: CardContext): ResponseApdu {
  session.leaveApplication();
  return selected(ISSUER_DOMAIN_AID, p2, le);
}

/** CARD 1.3. A partial AID names every application that begins with it. */
function isNamedBy({ aid }: DedicatedFile, name: Uint8Array): boolean {
  return name.length > 0 && name.length <= aid.length && name.every((byte, index) => byte === aid[index]);
}

/** File control information: the DF name alone. */
function fileControl(aid: Uint8Array): Uint8Array {
  return Uint8Array.of(0x6f, aid.length + 2, 0x84, aid.length, ...aid);
}

function selectFile({ p2, data }: CommandApdu, card: CardContext): ResponseApdu {
  if (p2 !== FIRST && p2 !== WITHOUT_FCI) return response(STATUS.wrongParameters);
  if (data.length !== 2) return response(STATUS.wrongLength);
  const { application } = card.session;
  if (!application) return response(Number.parseInt(card.memory.switches.fileWithoutApplicationStatusWord, 16));
  const file = application.files.get(numberIn(data));
  if (!file) return response(STATUS.fileNotFound);
  card.session.selectFile(file);
  return response(STATUS.success);
}

function numberIn(data: Uint8Array): number {
  return ((data[0] ?? 0) << 8) | (data[1] ?? 0);
}
