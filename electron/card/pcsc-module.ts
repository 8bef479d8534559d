import type * as Pcsc from 'smartcard';
import { failure, success, type Result } from '../result';
import type { ChannelFault } from './reader';

/** What is used of the optional package that speaks PC/SC. */
export type PcscModule = Pick<
  typeof Pcsc,
  | 'Context'
  | 'SCARD_SHARE_SHARED'
  | 'SCARD_SHARE_EXCLUSIVE'
  | 'SCARD_PROTOCOL_T0'
  | 'SCARD_PROTOCOL_T1'
  | 'SCARD_RESET_CARD'
  | 'SCARD_STATE_PRESENT'
  | 'SCARD_STATE_MUTE'
  | 'SCARD_STATE_EXCLUSIVE'
>;
export type PcscContext = InstanceType<PcscModule['Context']>;
export type PcscCard = Awaited<ReturnType<ReturnType<PcscContext['listReaders']>[number]['connect']>>;

/** Loads the optional package; a sentence when this machine has none. */
export async function loadPcsc(): Promise<Result<PcscModule, string>> {
  try {
    return success(await import('smartcard'));
  } catch {
    return failure('Card readers cannot be used here: the optional package "smartcard" is not installed.');
  }
}

/** A connection to the PC/SC service; a sentence when the service does not run. */
export function openContext(pcsc: PcscModule): Result<PcscContext, string> {
  try {
    return success(new pcsc.Context());
  } catch {
    return failure('The PC/SC service does not run. On Linux: sudo systemctl start pcscd (package pcscd).');
  }
}

/** The package gives PC/SC's error codes as texts. */
const FAULTS: readonly (readonly [text: string, reason: ChannelFault['reason']])[] = [
  ['Card was removed', 'card-removed'],
  ['No smart card present', 'card-removed'],
  ['Card is not connected', 'card-removed'],
  ['Sharing violation', 'card-in-use'],
  ['Card is unresponsive', 'card-mute'],
  ['Card is unpowered', 'card-mute'],
  // Another program has taken the card over: what we had verified is gone.
  ['Card was reset', 'card-in-use'],
  ['Reader unavailable', 'reader-lost'],
  ['Unknown reader', 'reader-lost'],
  ['Reader not ready', 'reader-lost'],
  ['No readers available', 'reader-lost'],
  ['PC/SC service not running', 'reader-lost'],
  ['PC/SC service stopped', 'reader-lost'],
  ['Invalid handle', 'reader-lost'],
];

/** INV-5. The fault that an error of the package stands for; undefined: it says only that the exchange failed. */
export function faultOfError(error: unknown): ChannelFault | undefined {
  const message = error instanceof Error ? error.message : '';
  const reason = FAULTS.find(([text]) => message.includes(text))?.[1];
  return reason && { reason };
}
