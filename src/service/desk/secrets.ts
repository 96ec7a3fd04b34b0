/** What nobody can guess: tokens of sessions, and codes that people read from paper and type. */
import { createHmac, hash } from 'node:crypto';
import type { Chance } from '../../ports';

/** Crockford's: no letter that is taken for a digit, or for another. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const BITS = 5;

/** SHA-256, hexadecimal: what is kept of a token. */
export function hashOf(token: string): string {
  return hash('sha256', token);
}

/** What the forms of a session carry: who does not hold the cookie can not make it. */
export function csrfOf(token: string): string {
  return createHmac('sha256', token).update('form').digest('base64url');
}

/** Random octets, at most 32. */
export function randomOctets({ secret }: Pick<Chance, 'secret'>, count: number): Buffer {
  // The secret has fixed digits in between; its digest has none.
  return hash('sha256', secret(), 'buffer').subarray(0, count);
}

/** So many letters of five random bits each, in groups: `7k3d-9fmq-2xwb-4tne`. */
export function newCode(chance: Pick<Chance, 'secret'>, letters: number, group: number): string {
  const octets = randomOctets(chance, 32);
  const all = Array.from({ length: letters }, (_, at) => LETTERS[(octets[at] ?? 0) >> (8 - BITS)] ?? '');
  return (all.join('').match(new RegExp(`.{1,${group}}`, 'g')) ?? []).join('-');
}

/** As it is kept, however it was typed: without groups, O and I as the digits that they look like. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
}
