/** A village small enough to read: what a conversation asks the store for, from memory. */

import type { Reads } from '../../src/core/dialogue/scene/reads';
import type { CaseFacts } from '../../src/core/model/cases';
import type { Dialogue } from '../../src/core/model/dialogue';
import type { Payment } from '../../src/core/model/payments';
import { fingerprint } from '../../src/core/text/fingerprint';
import { canonicalName } from '../../src/core/text/name';
import { APPLICANT, FARMER } from './people';
import { services } from './villageServices';

export const ENGLISH = '+8613800000088';

const on = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day, 2);
const paid = { state: 'paid', accountTail: '1234' } as const;

export const PAYMENTS: Payment[] = [
  { id: 'p1', programme: '粮食直补', year: 2026, amount: 31650, at: on(2026, 3, 6), ...paid },
  {
    id: 'p2',
    programme: '农资综合直补',
    year: 2026,
    quantity: { amount: 5.2, unit: '亩' },
    amount: 42640,
    state: 'returned',
    reason: '账号不对',
    at: on(2026, 4, 22),
    accountTail: '1234',
  },
  {
    id: 'p3',
    programme: '良种补贴',
    year: 2026,
    amount: 5200,
    state: 'sentToBank',
    at: on(2026, 11, 20),
    accountTail: '1234',
  },
  {
    id: 'p4',
    programme: '农村低保',
    year: 2026,
    amount: 360000,
    state: 'approved',
    at: on(2026, 11, 1),
    accountTail: '1234',
  },
  { id: 'p5', programme: '粮食直补', year: 2025, amount: 30000, at: on(2025, 3, 7), ...paid },
  { id: 'p6', programme: '农资综合直补', year: 2025, amount: 40000, at: on(2025, 4, 20), ...paid },
  {
    id: 'p7',
    programme: '医疗救助',
    year: 2025,
    amount: 80000,
    state: 'failed',
    reason: '户名不符',
    at: on(2025, 5, 2),
    accountTail: '1234',
  },
];

const ordinary = {
  applicant: '张三丰',
  phone: APPLICANT,
  green: false,
  acceptedAt: on(2026, 11, 16),
  note: '',
  internal: null,
  parts: [],
};
export const CASES: CaseFacts[] = [
  {
    ...ordinary,
    number: 'QZ20261116-0001',
    matter: '施工许可',
    department: '住建局',
    desk: { department: '住建局', step: null, since: on(2026, 11, 18) },
    state: 'processing',
    promisedAt: on(2026, 11, 30),
    changedAt: on(2026, 11, 18),
    parts: [
      { department: '住建局', state: 'approved', since: on(2026, 11, 16) },
      { department: '消防大队', state: 'approved', since: on(2026, 11, 16) },
      { department: '生态环境局', state: 'processing', since: on(2026, 11, 17) },
    ],
  },
  {
    ...ordinary,
    number: 'QZ20261110-0002',
    matter: '营业执照',
    department: '市监局',
    desk: { department: '市监局', step: null, since: on(2026, 11, 12) },
    state: 'supplement',
    promisedAt: null,
    changedAt: on(2026, 11, 12),
    note: '缺房屋租赁合同',
  },
  {
    ...ordinary,
    number: 'QZ20261102-0003',
    matter: '食品经营许可',
    department: '市监局',
    desk: { department: '市监局', step: null, since: on(2026, 11, 2) },
    state: 'accepted',
    promisedAt: on(2026, 11, 20),
    changedAt: on(2026, 11, 2),
  },
];

/** Reads of this village; dialogues are what was stored, as JSON, so that nothing survives in memory alone. */
export function village(dialogues: Map<string, string>): Reads {
  return {
    ...services,
    async caller(phone) {
      const household = phone === FARMER ? { id: 'h1', head: '张大山', village: '柳树村' } : null;
      return {
        dialogue: rememberedOf(dialogues, phone),
        household,
        language: phone === ENGLISH ? 'en' : null,
        stopped: [],
        role: null,
        gone: false,
        alerts: [],
      };
    },
    async payments(household) {
      return household === 'h1' ? PAYMENTS : [];
    },
    async casesOf(phone) {
      return CASES.filter((one) => one.phone === phone);
    },
    async caseByNumber(number) {
      return CASES.find((one) => one.number === number) ?? null;
    },
    async identityProof(name, tail) {
      const [farmer, applicant] = await Promise.all([
        this.proofKeys({ name: '张大山', tail: '12345X' }),
        this.proofKeys({ name: '张三丰', tail: '543210' }),
      ]);
      if (name === farmer.name && tail === farmer.tail) {
        return { households: ['h1'], cases: [], phones: [FARMER] };
      }
      if (name === applicant.name && tail === applicant.tail) {
        return { households: [], cases: CASES.map((one) => one.number), phones: [APPLICANT] };
      }
      return { households: [], cases: [], phones: [] };
    },
    async proofKeys({ name, tail }) {
      return {
        ...(name !== undefined && { name: fingerprint(`name ${canonicalName(name)}`) }),
        ...(tail !== undefined && { tail: fingerprint(`tail ${tail}`) }),
      };
    },
    async tries() {
      return new Map();
    },
  };
}

export function rememberedOf(dialogues: ReadonlyMap<string, string>, phone: string): Dialogue | null {
  const stored = dialogues.get(phone);
  // Only dialogues are stored there.
  return stored === undefined ? null : (JSON.parse(stored) as Dialogue);
}
