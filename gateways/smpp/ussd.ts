/**
 * USSD over SMPP (SMPP 3.4, sections 5.3.2.43 and 5.3.2.44): a person's requests are deliver_sm, our screens
 * submit_sm. `ussd_service_op` says which word of a dialogue it is, `its_session_info` which dialogue, and is echoed
 * as it came: gateways read it each in their own way.
 */
import type { Outbound, SessionStep } from '../../src/core/model/message';
import type { Delivery } from './delivery';

/** Values of ussd_service_op; vendors have their own (32 to 255). */
export interface UssdOps {
  /** The person dials (PSSR indication). */
  begin: number;
  /** The person answers (USSR confirm). */
  answer: number;
  /** We show a screen and ask (USSR request). */
  ask: number;
  /** We show the last screen (PSSR response). */
  end: number;
  /** Whatever comes by this link is USSD, also where it does not say so. */
  only: boolean;
}

export const STANDARD_OPS: UssdOps = { begin: 1, answer: 18, ask: 2, end: 17, only: false };

/** `on`, or the four operations in the order dialled, answered, asking, ending: `1,18,2,17`. Null where it is neither. */
export function parseUssd(written: string): UssdOps | null {
  if (written === 'on') return { ...STANDARD_OPS, only: true };
  const ops = /^(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})$/.exec(written)?.slice(1).map(Number);
  if (!ops || ops.some((op) => op > 255)) return null;
  const [begin = 0, answer = 0, ask = 0, end = 0] = ops;
  return { begin, answer, ask, end, only: true };
}

const SERVICE_TYPE = 'USSD';
/** esm_class of a dialogue that was broken off (5.2.12). */
const ABORT = 0x18;
/** How a way back by USSD goes on behind the address: the operation, and the session as it came. */
const SUFFIX = /\|ussd\.(\d{1,3})\.([0-9a-f]*)$/;

/** What makes a delivery one step of a session; null where it is a text. */
export function readUssd(
  delivery: Delivery,
  text: string,
  ops: UssdOps,
  address: string,
): { text: string; session: SessionStep; returnAddress: string } | null {
  const { tlvs, service_type: type, esm_class } = delivery;
  const op = tlvs.number('ussd_service_op');
  if (op === undefined && type !== SERVICE_TYPE && !ops.only) return null;
  const session = tlvs.octets('its_session_info')?.toString('hex') ?? '';
  const dialled = /^\*[\d*]+#$/.test(text);
  const back = (by: number) => `${address}|ussd.${by}.${session}`;
  return {
    text: dialled ? behindCode(text, delivery.destination_addr) : text,
    returnAddress: back(ops.ask),
    session: {
      // One phone has one session at a time. Its number may count the steps instead: it names nothing here.
      id: 'smpp',
      phase: phaseOf(op, ops, (esm_class & 0x3c) === ABORT, dialled),
      lastAddress: back(ops.end),
    },
  };
}

function phaseOf(op: number | undefined, ops: UssdOps, aborted: boolean, dialled: boolean) {
  if (aborted) return 'close';
  if (op === ops.begin) return 'new';
  if (op === ops.answer) return 'resume';
  // Without an operation what was dialled begins. Any other one is word of a screen, not from a person.
  return op === undefined ? (dialled ? 'new' : 'resume') : 'close';
}

/** Of `*106*1*2#` what stands behind the code: the destination where it is one, else its first number. */
function behindCode(text: string, destination: string): string {
  const all = text.slice(1, -1);
  const code = destination.replace(/^\*|#$/g, '');
  const own = all === code || all.startsWith(`${code}*`) ? code : (all.split('*')[0] ?? '');
  return all.slice(own.length + 1);
}

/** The optional fields of a screen, and the way back without what stands for them; null for a text. */
export function ussdFieldsOf({ returnAddress = '' }: Pick<Outbound, 'returnAddress'>) {
  const found = returnAddress.includes('|') ? SUFFIX.exec(returnAddress) : null;
  if (!found) return null;
  const [suffix, op, session = ''] = found;
  const info = Buffer.from(session, 'hex');
  return {
    returnAddress: returnAddress.slice(0, -suffix.length),
    fields: {
      service_type: SERVICE_TYPE,
      ussd_service_op: Number(op),
      ...(info.length > 0 && { its_session_info: info }),
    },
  };
}
