/** Codes of an app that change with the clock: TOTP (RFC 6238) with SHA-1, six digits, thirty seconds, as every app has them. */
import { createHmac } from 'node:crypto';
import type { Chance } from '../../ports';
import { randomOctets } from './secrets';

const STEP_MS = 30_000;
const DIGITS = 6;
/** Clocks of phones may be off by so many steps. */
const STEPS_OFF = 1;
/** RFC 4648, section 6. */
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits in base 32, as apps take it. */
export function newTotpSecret(chance: Pick<Chance, 'secret'>): string {
  const bits = [...randomOctets(chance, 20)].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32[Number.parseInt(five, 2)]).join('');
}

/** What the QR code holds. */
export function totpUri(issuer: string, login: string, secret: string): string {
  const label = [issuer, login].map(encodeURIComponent).join(':');
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}

/** The step of the clock that this code is of; null: of none that is good now, or of one that was used. */
export function stepOf(secret: string, code: string, now: number, lastUsed: number | null): number | null {
  const current = Math.floor(now / STEP_MS);
  for (let step = current - STEPS_OFF; step <= current + STEPS_OFF; step += 1) {
    if (step > (lastUsed ?? -1) && codeAt(secret, step) === code) return step;
  }
  return null;
}

/** RFC 4226, section 5.3. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', octetsOf(secret)).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 0xf) & 0x7fff_ffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0');
}

function octetsOf(secret: string): Buffer {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
