/** SGIP 1.2: questions come over a connection that we dial. */
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

const HEADER = 20;
const DELIVER_RESP = 0x80000004;
const NODE = 41_000;
const DONE = Buffer.alloc(9);

const sequence = (counter: number) => Buffer.concat([uint32(NODE), uint32(1_126_090_000), uint32(counter)]);

export const sgip: Speech = {
  full: 11,
  dialsWith: request(1, sequence(0), Buffer.of(2), field('u', 16), field('p', 16), field('', 8)),
  kindOf: kindBy(3, DELIVER_RESP),
  letIn: (pdu) => answer(pdu, HEADER, DONE),
  taken: (pdu) => answer(pdu, HEADER, DONE),
  other: (pdu) => (isResponse(pdu) ? null : answer(pdu, HEADER)),
  deliver(counter, from, text) {
    const { coding, octets } = encoded(text);
    return request(
      4,
      sequence(counter),
      field(`86${from}`, 21),
      field(SERVICE_CODE, 21),
      Buffer.of(0, 0, coding),
      uint32(octets.length),
      octets,
      field('', 8),
    );
  },
  sequenceOf: (pdu) => pdu.readUInt32BE(16),
  statusOf: (pdu) => pdu[HEADER] ?? 0,
  readSubmit: (pdu) => ({
    to: textAt(pdu, 63, 21),
    text: () => decoded(pdu[150] ?? 0, pdu.subarray(156, 156 + pdu.readUInt32BE(152))),
  }),
};
