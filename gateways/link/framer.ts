import type { Numbers } from './pending';

/** How a protocol's header is read. All four protocols begin a PDU with its length in four octets, big-endian. */
export interface Wire {
  /** Octets of the header: no PDU is shorter. */
  readonly header: number;
  /** Octets of the longest PDU that is accepted. */
  readonly longest: number;
  /** Sequence numbers that all connections of a link share; absent: each counts for itself. */
  readonly numbers?: Numbers;
  sequenceOf(pdu: Buffer): number;
  isResponse(pdu: Buffer): boolean;
  /** The request that asks whether the peer is still there; absent: the protocol has none, and silence tells nothing. */
  readonly keepAlive?: (sequence: number) => Buffer;
  /** The last word to a peer whose length field can not be believed; `start` is what came of that PDU. */
  refuseLength(start: Buffer): Buffer | null;
}

/** A length field that can not be believed: where the next PDU starts is not known any more. */
export class BadLength extends Error {
  constructor(
    readonly length: number,
    /** What came of the PDU, at most a header. */
    readonly start: Buffer,
  ) {
    super(`a PDU claims to have ${length} octets`);
    this.name = 'BadLength';
  }
}

const LENGTH_FIELD = 4;

/** Cuts a stream into PDUs, however the octets were packed on the way. */
export class Framer {
  private held: Buffer[] = [];
  private have = 0;
  private need = LENGTH_FIELD;

  constructor(private readonly wire: Pick<Wire, 'header' | 'longest'>) {}

  /** Hands each whole PDU to `take`, in order. Throws BadLength, and is of no use after that. */
  push(chunk: Buffer, take: (pdu: Buffer) => void): void {
    let data = chunk;
    if (this.have > 0) {
      this.held.push(chunk);
      this.have += chunk.length;
      if (this.have < this.need) return;
      data = Buffer.concat(this.held, this.have);
    }
    this.keep(data, this.cut(data, take));
  }

  /** Returns where the first PDU that is not whole yet starts. */
  private cut(data: Buffer, take: (pdu: Buffer) => void): number {
    this.need = LENGTH_FIELD;
    let at = 0;
    while (data.length - at >= LENGTH_FIELD) {
      const length = data.readUInt32BE(at);
      if (length < this.wire.header || length > this.wire.longest) {
        throw new BadLength(length, data.subarray(at, at + this.wire.header));
      }
      if (data.length - at < length) {
        this.need = length;
        break;
      }
      take(data.subarray(at, at + length));
      at += length;
    }
    return at;
  }

  private keep(data: Buffer, from: number): void {
    this.have = data.length - from;
    this.held = this.have > 0 ? [data.subarray(from)] : [];
  }
}
