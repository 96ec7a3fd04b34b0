/** What a body says, as a print: the same for two that say the same, however they are written. */
import { createHash } from 'node:crypto';

/** Octets: enough that no two bodies ever share a print by chance. */
const OCTETS = 18;

/** `body` as its schema read it: without the order of its members, spaces, or ways to write a number or a moment. 24 characters. */
export function bodyPrint(body: object): string {
  return createHash('sha256').update(canonical(body)).digest().subarray(0, OCTETS).toString('base64url');
}

/** JSON with the members of each object in the order of their names; what is undefined is not there. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}
