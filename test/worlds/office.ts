/** A county's office around the real service: its places and people are in the database before, its keys and sign-ins too. */
import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { DeskRole } from '../../src/core/model/desk/account';
import type { ApprovalStep } from '../../src/core/model/desk/upload';
import type { Store } from '../../src/ports';
import { VILLAGES } from '../support/builders/roster';

const COUNTY = '410522';
export const TOWN = '410522101';
const SECRET = 'K'.repeat(43);
const KEY = `cccccccccccc.${SECRET}`;
/** Who takes which of the three steps: none takes two. */
const STAFF: Record<ApprovalStep, DeskRole> = {
  entered: 'entryClerk',
  checked: 'financeChecker',
  published: 'publisher',
};
const digest = (text: string) => createHash('sha256').update(text).digest('hex');
/** Of the session in a cookie. */
const tokenOf = (step: string) => digest(`session ${step}`);

/** `now`: milliseconds UTC. */
export async function furnish(store: Store, now: number): Promise<void> {
  await store.load({
    areas: [
      { id: COUNTY, parent: null, level: 'county', name: '安阳县' },
      { id: TOWN, parent: COUNTY, level: 'township', name: '城关镇' },
      ...VILLAGES.map((name, n) => ({
        ...{ id: `${TOWN}00${n + 1}`, parent: TOWN, level: 'village' as const, name },
      })),
    ],
    programmes: [{ id: 'LSZB', name: '粮食直补', unit: '亩' }],
  });
  await store.commit([
    {
      kind: 'key',
      key: {
        ...{ id: 'cccccccccccc', name: 'finance', hash: digest(SECRET), perMinute: 1_000_000, at: now },
        ...{ scopes: ['uploads:read', 'uploads:write'], area: TOWN, revokedAt: null },
      },
    },
  ]);
  await hire(store, TOWN, now);
}

/** Three people of an area, signed in, each for one of the steps. `now`: milliseconds UTC. */
export async function hire(store: Pick<Store, 'commit'>, area: string, now: number): Promise<void> {
  await store.commit(
    Object.entries(STAFF).flatMap(([step, role]) => [
      {
        kind: 'account' as const,
        account: {
          ...{ id: step, login: step, name: step, phone: null, password: null, totp: null, totpStep: null },
          ...{ state: 'active' as const, mustChange: false, by: 'test', at: now },
          grants: [{ role, area, department: null }],
        },
      },
      {
        kind: 'deskSession' as const,
        session: {
          ...{ hash: digest(tokenOf(step)), account: step, at: now, seenAt: now, until: now + 43_200_000 },
          ...{ address: '127.0.0.1', agent: 'test', strength: 'password' as const },
        },
      },
    ]),
  );
}

interface Sending {
  /** `http://127.0.0.1:1234` */
  url: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
  /** Octets that leave; the connection stands open behind them where these are not all. */
  cut?: number;
}

/** Resolves with the status and the text of the answer; null: the connection broke before there was one. */
function send({ url, path, headers, body, cut = body.length }: Sending) {
  return new Promise<{ status: number; text: string } | null>((resolve) => {
    const call = request(
      url + path,
      { method: 'POST', headers: { ...headers, 'Content-Length': body.length } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece) => {
          text += piece;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('error', () => resolve(null));
      },
    );
    call.on('error', () => resolve(null));
    call.write(body.subarray(0, cut));
    if (cut === body.length) call.end();
  });
}

export interface Paper {
  kind: 'households' | 'payments' | 'bankResults';
  period: string;
  bytes: Buffer;
}

/** As a system of the township hands a file in. */
export function handIn(url: string, { kind, period, bytes }: Paper, cut?: number) {
  const query = new URLSearchParams({ kind, period, name: `${kind}.csv` });
  return send({
    ...{ url, path: `/api/v1/uploads?${query}`, body: bytes, ...(cut !== undefined && { cut }) },
    headers: { 'X-API-Key': KEY, 'Content-Type': 'text/csv' },
  });
}

/** As whoever takes this step presses its button. */
export function press(url: string, upload: string, step: ApprovalStep) {
  const token = tokenOf(step);
  const csrf = createHmac('sha256', token).update('form').digest('base64url');
  return send({
    ...{ url, path: `/console/uploads/${upload}/${step}`, body: Buffer.from(`csrf=${csrf}`) },
    headers: { Cookie: `desk=${token}`, 'Content-Type': 'application/x-www-form-urlencoded' },
  });
}

/** New, changed, same, refused and gone, as the township's system is told them. */
export async function numbersOf(url: string, upload: string): Promise<Record<string, number>> {
  const answer = await fetch(`${url}/api/v1/uploads/${upload}`, { headers: { 'X-API-Key': KEY } });
  return ((await answer.json()) as { numbers: Record<string, number> }).numbers; // as its schema says
}
