import { BadLength, Framer } from '../../../gateways/link/framer';

const pdu = (length: number, fill: number) => {
  const octets = Buffer.alloc(length, fill);
  octets.writeUInt32BE(length);
  return octets;
};
const stream = Buffer.concat([pdu(16, 1), pdu(40, 2), pdu(17, 3)]);
const cut = (chunks: Buffer[]) => {
  const framer = new Framer({ header: 16, longest: 100 });
  const found: string[] = [];
  for (const chunk of chunks) framer.push(chunk, (one) => found.push(`${one.length}:${one.at(-1)}`));
  return found;
};

test('cut at every boundary, the same PDUs come out', () => {
  for (let at = 0; at <= stream.length; at++) {
    expect(cut([stream.subarray(0, at), stream.subarray(at)])).toEqual(['16:1', '40:2', '17:3']);
  }
  expect(cut([...stream].map((octet) => Buffer.of(octet)))).toEqual(['16:1', '40:2', '17:3']);
});

test('what is not whole yet is kept', () => {
  expect(cut([stream.subarray(0, 60)])).toEqual(['16:1', '40:2']);
});

test.each([0, 15, 101])('a length of %i is not believed', (length) => {
  const octets = pdu(16, 1);
  octets.writeUInt32BE(length);
  expect(() => cut([stream, octets])).toThrow(BadLength);
});
