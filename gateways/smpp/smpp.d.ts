/** The part of the npm package `smpp` that is used: its PDU codec and its tables. It has no types of its own. */
declare module 'smpp' {
  interface FieldType {
    size(value: unknown): number;
  }
  interface Field {
    type: FieldType;
    filter?: unknown;
  }
  export class PDU {
    static maxLength: number;
    /** The fields of the PDU by their names in the specification, and `command`. */
    readonly [field: string]: unknown;
    constructor(command: string | Buffer, fields?: Record<string, unknown>);
    toBuffer(): Buffer;
  }
  export const commands: Record<string, { id: number; params?: Record<string, Field> }>;
  export const commandsById: Record<number, { command: string } | undefined>;
  export const tlvs: Record<string, Field>;
  export const types: { cstring: FieldType; tlv: { cstring: FieldType; string: FieldType } };
  export const errors: Record<string, number>;
}
