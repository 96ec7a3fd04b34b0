/** The API over the real service on SQLite, with keys of two offices. */
import type { Express } from 'express';
import request from 'supertest';
import { spanOf } from '../../../src/core/calendar/day';
import { account } from '../../../src/core/sending/reconciliation';
import { ReferenceOffice } from '../../../src/service/reference';
import { createWebhooks } from '../../../src/service/webhooks/webhooks';
import type { ApiTools } from '../../../src/web/api';
import { hashOf } from '../../../src/web/api/key/apiKey';
import { RULES } from '../../support/rules';
import { type Township, township } from '../../worlds/countyService';
import { fakeWeb } from '../support/fakeWeb';
import { apiKey, KEY } from './offices';

const OTHER = `fedcba987654.${'B'.repeat(43)}`;

export type Calls = ReturnType<typeof callsWith>;

export interface CountyApi {
  town: Township;
  app: Express;
  /** As the first office, and as another. */
  one: Calls;
  other: Calls;
  withKey: (key: string) => Calls;
}

export async function countyApi(): Promise<CountyApi> {
  const town = await township();
  const { notify, announce, order, tickets, phones, family, store } = town;
  await store.commit([
    { kind: 'key', key: apiKey() },
    { kind: 'key', key: apiKey({ id: 'fedcba987654', hash: hashOf('B'.repeat(43)) }) },
  ]);
  const api: ApiTools = {
    offices: { notify, announce, order, tickets, phones, family },
    overloaded: () => false,
    findKey: (id) => store.keys.find(id),
    findSight: (bounds) => store.lists.sight(bounds),
    history: (id) => store.message(id),
    partsBy: () => 9, // of what has not gone yet
    reference: new ReferenceOffice({
      store,
      clock: town.clock,
      chance: town.chance,
      utcOffset: 480,
      setup: {
        installation: { ...RULES.limits, signature: '乡信', quietHours: null },
        refresh: async () => {},
      },
    }),
    webhooks: createWebhooks({
      store,
      clock: town.clock,
      chance: town.chance,
      newSecret: () => 'whsec_c2VjcmV0',
      isCallable: (url) => url.startsWith('https:'),
    }),
    uploads: {
      intake: town.intake,
      reads: store.uploads,
      reference: store.reference,
    },
    record: async (entry) =>
      void (await store.commit([{ kind: 'audit', id: town.chance.id(), at: town.clock.now(), ...entry }])),
    reads: {
      lists: store.lists,
      cases: store.cases,
      payments: store.announcements,
      people: (identities) => store.held.people(identities),
      familyOf: (household) => store.reads.familyOf(household),
      webhooks: store.webhooks,
    },
    utcOffset: 480,
    reconcile: async (day) => account(await store.ledger(...spanOf(day, 480))),
  };
  const { app } = await fakeWeb({ api, clock: town.clock });
  return {
    ...{ town, app },
    one: callsWith(app, KEY),
    other: callsWith(app, OTHER),
    withKey: (key) => callsWith(app, key),
  };
}

function callsWith(app: Parameters<typeof request>[0], key: string) {
  return {
    form: (path: string) => request(app).post(`/api/v1${path}`).set('X-API-Key', key),
    post: (path: string, body: object | string = {}, type = 'application/json') =>
      request(app).post(`/api/v1${path}`).set('X-API-Key', key).type(type).send(body),
    get: (path: string) => request(app).get(`/api/v1${path}`).set('X-API-Key', key),
  };
}

/** As an office writes them. */
export const EVENT = {
  id: '1',
  type: 'accepted',
  at: '2026-11-23T09:00:00+08:00',
  case: {
    number: 'QZ20261123-0001',
    matter: '施工许可',
    department: '住建局',
    applicant: { name: '张三丰', phone: '13800000002' },
  },
};

export const PAYMENT = {
  id: '1',
  household: 'H0001',
  programme: '粮食直补',
  year: 2026,
  quantity: 5.2,
  amount: 31_650,
  state: 'paid',
  at: '2026-11-20T10:00:00+08:00',
  accountTail: '1234',
};

export const ORDER = {
  id: '1',
  to: '13800000002',
  template: 'notice.withdrawn',
  data: { matter: '施工许可', number: 'QZ20261123-0001' },
};
