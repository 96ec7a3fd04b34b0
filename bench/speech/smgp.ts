/** SMGP 3.0. */
import {
  answer,
  decoded,
  encoded,
  field,
  isResponse,
  kindBy,
  request,
  SERVICE_CODE,
  type Speech,
  textAt,
  uint32,
} from './speech';

const HEADER = 12;
const DELIVER_RESP = 0x80000003;
/** Octets of a MsgID: its last four count here. */
const ID = 10;
const GATEWAY = Buffer.from('010061112609', 'hex');

export const smgp: Speech = {
  full: 1,
  kindOf: kindBy(2, DELIVER_RESP),
  letIn: (pdu) => answer(pdu, HEADER, uint32(0), Buffer.alloc(16), Buffer.of(0x30)),
  taken: (pdu, number) => answer(pdu, HEADER, GATEWAY, uint32(number), uint32(0)),
  other: (pdu) => (isResponse(pdu) ? null : answer(pdu, HEADER)),
  deliver(sequence, from, text) {
    const { coding, octets } = encoded(text);
    return request(
      3,
      uint32(sequence),
      GATEWAY,
      uint32(sequence),
      Buffer.of(0, coding),
      field('20261126090000', 14),
      field(from, 21),
      field(SERVICE_CODE, 21),
      Buffer.of(octets.length),
      octets,
      field('', 8),
    );
  },
  sequenceOf: (pdu) => pdu.readUInt32BE(8),
  statusOf: (pdu) => pdu.readUInt32BE(HEADER + ID),
  readSubmit: (pdu) => ({
    to: textAt(pdu, 117, 21),
    text: () => decoded(pdu[39] ?? 0, pdu.subarray(139, 139 + (pdu[138] ?? 0))),
  }),
};
