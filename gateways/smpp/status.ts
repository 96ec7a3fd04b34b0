/** command_status (SMPP 3.4, section 5.1.3): what it means for the message, and for the link. */
import { errors } from 'smpp';
import { SendError } from '../../src/ports';

/** Those that we say or look for. */
export const STATUS = {
  ESME_ROK: 0x00,
  ESME_RINVMSGLEN: 0x01,
  ESME_RINVCMDLEN: 0x02,
  ESME_RINVCMDID: 0x03,
  ESME_RINVBNDSTS: 0x04,
  ESME_RSYSERR: 0x08,
  ESME_RINVSRCADR: 0x0a,
  ESME_RINVDSTADR: 0x0b,
  ESME_RBINDFAIL: 0x0d,
  ESME_RINVPASWD: 0x0e,
  ESME_RINVSYSID: 0x0f,
  ESME_RMSGQFUL: 0x14,
  ESME_RINVSYSTYP: 0x53,
  ESME_RINVEXPIRY: 0x62,
  ESME_RTHROTTLED: 0x58,
  ESME_RX_T_APPN: 0x64,
  ESME_RINVOPTPARSTREAM: 0xc0,
} as const;
export type Status = (typeof STATUS)[keyof typeof STATUS];

type Fate = 'busy' | 'retry' | 'throttled' | 'rejected' | 'misconfigured';

const NAMES = new Map(Object.entries(errors).map(([name, status]) => [status, name]));
/** The carrier's system or queue has no room for anything: RSYSERR, RMSGQFUL, RX_T_APPN. */
const BUSY: ReadonlySet<number> = new Set([0x08, 0x14, 0x64]);
/** It does not say why it failed: RSUBMITFAIL, RDELIVERYFAILURE, RUNKNOWNERR. */
const PASSING: ReadonlySet<number> = new Set([0x45, 0xfe, 0xff]);
/** The bind is at fault and not the message. */
const OF_THE_BIND: ReadonlySet<number> = new Set([0x04, 0x05, 0x0d, 0x0e, 0x0f, 0x53]);
/** Answers to a bind that trying again soon does not change. RBINDFAIL names no reason: it passes, as a rule. */
const REFUSALS: ReadonlySet<number> = new Set([0x0e, 0x0f, 0x53]);

/** The name in the specification, or the number where it has none. */
export function nameOf(status: number): string {
  return NAMES.get(status) ?? `0x${status.toString(16).padStart(8, '0')}`;
}

/** Whether a bind that got it will get it again: trying soon is of no use. */
export function isRefusal(status: number): boolean {
  return REFUSALS.has(status);
}

/** What a submit_sm_resp other than 0 says about the message. 0x400 to 0x4FF are the vendor's own: tried again. */
function fateOf(status: number): Fate {
  if (status === STATUS.ESME_RTHROTTLED) return 'throttled';
  if (BUSY.has(status)) return 'busy';
  if (PASSING.has(status) || (status >= 0x400 && status <= 0x4ff)) return 'retry';
  return OF_THE_BIND.has(status) ? 'misconfigured' : 'rejected';
}

/** What the sender of the message is told. */
export function sendErrorOf(status: number): SendError {
  const code = nameOf(status);
  return new SendError(fateOf(status), code, `the carrier answered submit_sm with ${code}`);
}
