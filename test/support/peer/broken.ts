/** PDUs as no peer should write them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';

/** A PDU that was good, with up to four octets changed behind its length. */
export function mutationsOf(good: Buffer): fc.Arbitrary<Buffer> {
  const changes = fc.array(fc.tuple(fc.integer({ min: 4, max: good.length - 1 }), fc.nat(255)), {
    maxLength: 4,
  });
  return changes.map((list) => {
    const pdu = Buffer.from(good);
    for (const [at, octet] of list) pdu[at] = octet;
    return pdu;
  });
}

/** Of one of these commands, with any octets behind its header. */
export function anyBody(
  commands: readonly number[],
  bare: (command: number) => Buffer,
): fc.Arbitrary<Buffer> {
  return fc.tuple(fc.constantFrom(...commands), fc.uint8Array({ maxLength: 120 })).map(([command, body]) => {
    const pdu = Buffer.concat([bare(command), body]);
    pdu.writeUInt32BE(pdu.length, 0);
    return pdu;
  });
}

/** Octets in use after everything that can be let go has been. */
export function memory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
