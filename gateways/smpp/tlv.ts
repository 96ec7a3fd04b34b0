/** Optional fields (SMPP 3.4, section 5.3). Lenient at their end, where carriers leave octets of their own. */
import { Malformed } from '../link/protocol';
import { STATUS } from './status';

const TAG = {
  receipted_message_id: 0x001e,
  sar_msg_ref_num: 0x020c,
  sar_total_segments: 0x020e,
  sar_segment_seqnum: 0x020f,
  sc_interface_version: 0x0210,
  network_error_code: 0x0423,
  message_payload: 0x0424,
  message_state: 0x0427,
  ussd_service_op: 0x0501,
  its_session_info: 0x1383,
} as const;
type Name = keyof typeof TAG;

/** Without one of these the message is another one: it is not taken where it is cut. */
const NEEDED: ReadonlySet<number> = new Set([
  TAG.message_payload,
  TAG.sar_msg_ref_num,
  TAG.sar_total_segments,
  TAG.sar_segment_seqnum,
  TAG.ussd_service_op,
  TAG.its_session_info,
]);
const HEADER = 4;
/** NULs behind the last field that are passed over. */
const MOST_NULS = 8;
/** Octets that a number still fits into. */
const WIDEST = 6;

export class Tlvs {
  private constructor(private readonly values: ReadonlyMap<number, Buffer>) {}

  /** Reads what follows the last field of a body. Throws Malformed where a field that is needed is cut. */
  static in(octets: Buffer): Tlvs {
    if (octets.length === 0) return EMPTY;
    for (let from = 0; from <= MOST_NULS && (from === 0 || octets[from - 1] === 0); from++) {
      const { values, rest } = walk(octets.subarray(from));
      if (rest.length === 0) return new Tlvs(values);
    }
    const { values, rest } = walk(octets);
    if (rest.length >= 2 && NEEDED.has(rest.readUInt16BE(0))) {
      throw new Malformed(STATUS.ESME_RINVOPTPARSTREAM, 'an optional field runs past the end');
    }
    return new Tlvs(values);
  }

  static readonly none = new Tlvs(new Map());

  octets(name: Name): Buffer | undefined {
    return this.values.get(TAG[name]);
  }

  /** Of whatever width it was written in. */
  number(name: Name): number | undefined {
    const value = this.octets(name);
    if (!value || value.length === 0 || value.length > WIDEST) return undefined;
    return value.readUIntBE(0, value.length);
  }

  /** Up to its first NUL, trimmed. */
  text(name: Name): string | undefined {
    return this.octets(name)?.toString('latin1').replace(/\0.*$/s, '').trim();
  }
}

const EMPTY = Tlvs.none;

/** The fields that are whole, and what is left behind them. */
function walk(octets: Buffer): { values: Map<number, Buffer>; rest: Buffer } {
  const values = new Map<number, Buffer>();
  let at = 0;
  while (at + HEADER <= octets.length) {
    const end = at + HEADER + octets.readUInt16BE(at + 2);
    if (end > octets.length) break;
    values.set(octets.readUInt16BE(at), octets.subarray(at + HEADER, end));
    at = end;
  }
  return { values, rest: octets.subarray(at) };
}
