/** Bodies of fields one after another, as CMPP, SMGP and SGIP have them: numbers big-endian, texts filled up with NULs. */
import { Malformed } from './protocol';

interface Field<Value> {
  /** Octets on the wire, whatever its value. */
  least: number;
  /** Octets that its value has beside those; absent: none. */
  more?(value: Value): number;
  /** Into zeros. */
  write(pdu: Buffer, at: number, value: Value): void;
  /** As far as the PDU goes: whether it goes far enough is seen from the size. */
  read(pdu: Buffer, at: number): Value;
  /** Without it the PDU is whole all the same: peers leave it out, or cut it short. */
  spare?: true;
}

/** At most six octets. Of none at all: a field that only another version has. */
export function number(octets: number): Field<number> {
  return {
    least: octets,
    write(pdu, at, value) {
      if (octets === 1) pdu[at] = value;
      else if (octets > 0) pdu.writeUIntBE(value, at, octets);
    },
    read: (pdu, at) => (octets > 0 && at + octets <= pdu.length ? pdu.readUIntBE(at, octets) : 0),
  };
}

/** ASCII; what follows a NUL is padding, and blanks around it are too. */
export function text(octets: number): Field<string> {
  return {
    least: octets,
    write: (pdu, at, value) => writeText(pdu, at, octets, value),
    read: (pdu, at) => textIn(pdu, at, octets),
  };
}

/** A text at the end of a body, which some peers forget. */
export function spare(octets: number): Field<string> {
  return { ...text(octets), spare: true };
}

/** So many octets as they are. */
export function octets(count: number): Field<Buffer> {
  return {
    least: count,
    write: (pdu, at, value) => void value.copy(pdu, at, 0, count),
    read: (pdu, at) => pdu.subarray(at, at + count),
  };
}

/** Octets with their number in front. */
export function counted(width: number): Field<Buffer> {
  const length = number(width);
  return {
    least: width,
    more: (value) => value.length,
    write(pdu, at, value) {
      length.write(pdu, at, value.length);
      value.copy(pdu, at + width);
    },
    read(pdu, at) {
      const said = length.read(pdu, at);
      const value = pdu.subarray(at + width, at + width + said);
      if (value.length < said) throw new RangeError('the octets are fewer than their number says');
      return value;
    },
  };
}

/** Texts of one width, with their number in one octet in front. */
export function texts(each: number): Field<string[]> {
  return {
    least: 1,
    more: (values) => each * values.length,
    write(pdu, at, values) {
      pdu[at] = values.length;
      for (const [index, value] of values.entries()) writeText(pdu, at + 1 + index * each, each, value);
    },
    read: (pdu, at) => Array.from({ length: pdu[at] ?? 0 }, (_, i) => textIn(pdu, at + 1 + i * each, each)),
  };
}

/** Parameters at the end of a body, each a tag and a length of two octets and its value; what is cut there is passed over. */
export function tagged(): Field<ReadonlyMap<number, Buffer>> {
  return {
    spare: true,
    least: 0,
    more(values) {
      let octets = 0;
      for (const { length } of values.values()) octets += 4 + length;
      return octets;
    },
    write(pdu, at, values) {
      let next = at;
      for (const [tag, value] of values) {
        pdu.writeUInt16BE(tag, next);
        pdu.writeUInt16BE(value.length, next + 2);
        value.copy(pdu, next + 4);
        next += 4 + value.length;
      }
    },
    read(pdu, at) {
      const values = new Map<number, Buffer>();
      for (let next = at; next + 4 <= pdu.length; ) {
        const end = next + 4 + pdu.readUInt16BE(next + 2);
        if (end > pdu.length) break;
        values.set(pdu.readUInt16BE(next), pdu.subarray(next + 4, end));
        next = end;
      }
      return values;
    },
  };
}

/** Character by character: so short a text is dearer to hand to the platform. */
function writeText(pdu: Buffer, at: number, octets: number, value: string): void {
  const length = Math.min(octets, value.length);
  for (let index = 0; index < length; index++) pdu[at + index] = value.charCodeAt(index);
}

function textIn(pdu: Buffer, from: number, octets: number): string {
  const end = pdu.indexOf(0, from);
  const most = Math.min(from + octets, pdu.length);
  return pdu.toString('latin1', Math.min(from, most), end < 0 || end > most ? most : end).trim();
}

function sizeOf<Value>({ least, more }: Field<Value>, value: Value): number {
  return more ? least + more(value) : least;
}

/** The fields of one body, in the order in which they are written here. */
export class Layout<Values extends object> {
  private readonly fields: readonly [keyof Values, Field<Values[keyof Values]>][];
  /** Octets of a body whose values add none. */
  private readonly least: number;

  constructor(fields: { [Name in keyof Values]: Field<Values[Name]> }) {
    // Object.entries forgets which field belongs to which name: each is only ever given its own value.
    this.fields = Object.entries(fields) as unknown as typeof this.fields;
    this.least = this.fields.reduce((sum, [, { least }]) => sum + least, 0);
  }

  /** The body behind so many octets that are left to the header. */
  encode(values: Values, header: number): Buffer {
    let length = header + this.least;
    for (const [name, field] of this.fields) if (field.more) length += field.more(values[name]);
    const pdu = Buffer.allocUnsafe(length).fill(0); // out of the pool, which alloc does not use
    let at = header;
    for (const [name, field] of this.fields) {
      field.write(pdu, at, values[name]);
      at += sizeOf(field, values[name]);
    }
    return pdu;
  }

  /** Reads from `at` on; throws Malformed with `status` where a field that is needed is cut. */
  decode(pdu: Buffer, at: number, status: number): Values {
    const values: Partial<Values> = {};
    let next = at;
    for (const [name, field] of this.fields) {
      let value: Values[keyof Values];
      try {
        value = field.read(pdu, next);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        throw new Malformed(status, `${String(name)} runs past the end`);
      }
      values[name] = value;
      next += sizeOf(field, value);
      if (next > pdu.length && !field.spare) throw new Malformed(status, `${String(name)} is cut`);
    }
    return values as Values; // each field has been read
  }
}
