/** CMPP 3.0. */
import {
  answer,
  commandOf,
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
const DELIVER_RESP = 0x80000005;
/** Octets of a Msg_Id. */
const ID = 8;

export const cmpp: Speech = {
  full: 8,
  kindOf: kindBy(4, DELIVER_RESP),
  letIn: (pdu) => answer(pdu, HEADER, uint32(0), Buffer.alloc(16), Buffer.of(0x30)),
  taken: (pdu, number) => answer(pdu, HEADER, uint32(0x5a5a0000), uint32(number), uint32(0)),
  other: (pdu) => (isResponse(pdu) ? null : answer(pdu, HEADER, Buffer.alloc(commandOf(pdu) === 8 ? 1 : 0))),
  deliver(sequence, from, text) {
    const { coding, octets } = encoded(text);
    return request(
      5,
      uint32(sequence),
      uint32(0x4b4b0000),
      uint32(sequence),
      field(SERVICE_CODE, 21),
      field('', 10),
      Buffer.of(0, 0, coding),
      field(from, 32),
      Buffer.of(0, 0, octets.length),
      octets,
      field('', 20),
    );
  },
  sequenceOf: (pdu) => pdu.readUInt32BE(8),
  statusOf: (pdu) => pdu.readUInt32BE(HEADER + ID),
  readSubmit: (pdu) => ({
    to: textAt(pdu, 141, 32),
    text: () => decoded(pdu[70] ?? 0, pdu.subarray(175, 175 + (pdu[174] ?? 0))),
  }),
};
