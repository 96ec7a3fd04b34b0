/** A web whose offices do what the test says, and a key that opens every route. */

import { type ApiKey, SCOPES, type Scope } from '../../../src/core/model/desk/apiKeys';
import type { MessageHistory } from '../../../src/core/sending/messageHistory';
import type { Account } from '../../../src/core/sending/reconciliation';
import { countSegments } from '../../../src/core/text/segments';
import type { Lists } from '../../../src/ports';
import type { Offices } from '../../../src/service/office/offices';
import type { ApiTools } from '../../../src/web/api';
import { hashOf } from '../../../src/web/api/key/apiKey';
import { RULES } from '../../support/rules';
import { fakeWeb } from '../support/fakeWeb';

const ID = '0123456789ab';
const SECRET = 'A'.repeat(43);
export const KEY = `${ID}.${SECRET}`;

export function apiKey(change: Partial<ApiKey> = {}): ApiKey {
  return {
    id: ID,
    name: 'window',
    hash: hashOf(SECRET),
    scopes: [...SCOPES] as Scope[],
    perMinute: 1_000,
    at: 0,
    revokedAt: null,
    ...change,
  };
}

const unexpected = async (): Promise<never> => {
  throw new Error('nobody expected this call');
};

const LISTS: Lists = {
  alerts: unexpected,
  sight: unexpected,
  belongings: unexpected,
  optOuts: unexpected,
  deadNumbers: unexpected,
  unreachable: unexpected,
  cases: unexpected,
  messages: unexpected,
  payments: unexpected,
  batchMessages: unexpected,
  batches: unexpected,
  visits: unexpected,
  ratings: unexpected,
  tickets: unexpected,
  programmes: unexpected,
};

/** Only what the test gives is there; `keys` are those on file, and may change while it runs. */
export async function apiWeb(
  offices: Partial<Offices> = {},
  more: { keys?: ApiKey[]; life?: MessageHistory | null; account?: Account; overloaded?: boolean } = {},
) {
  const { keys = [apiKey()], life = null, account, overloaded = false } = more;
  const asked: string[] = [];
  const announce = {
    report: unexpected,
    publish: unexpected,
    pause: unexpected,
    resume: unexpected,
    progress: unexpected,
    unreached: unexpected,
  };
  const api: ApiTools = {
    offices: {
      notify: unexpected,
      announce,
      order: unexpected,
      tickets: { file: unexpected, answer: unexpected },
      phones: { move: unexpected, undo: unexpected },
      family: { give: unexpected, end: unexpected },
      ...offices,
    },
    overloaded: () => overloaded,
    findKey: async (id) => {
      asked.push(id);
      return keys.find((key) => key.id === id) ?? null;
    },
    findSight: unexpected,
    reference: {
      ...{ held: unexpected, stamps: unexpected, put: unexpected, set: unexpected },
      installation: { ...RULES.limits, signature: '乡信', quietHours: null },
    },
    webhooks: { add: unexpected, switch: unexpected, rotate: unexpected, replay: unexpected },
    uploads: {
      intake: {
        kinds: [],
        ...{ hand: unexpected, header: unexpected, match: unexpected, throwAway: unexpected },
        ...{ marked: unexpected, report: unexpected },
      },
      reads: { upload: unexpected, list: unexpected, faults: unexpected },
      reference: { areas: unexpected, departments: unexpected },
    },
    record: unexpected,
    reads: {
      webhooks: { all: unexpected, calls: unexpected },
      lists: LISTS,
      people: unexpected,
      familyOf: unexpected,
      cases: { rows: unexpected, events: unexpected, directory: unexpected },
      payments: { reported: unexpected, former: unexpected },
    },
    utcOffset: 480,
    history: async (id) => (life?.id === id ? life : null),
    partsBy: (_, text) => countSegments(text).segments,
    reconcile: async () => account ?? unexpected(),
  };
  return { ...(await fakeWeb({ api })), keys, asked };
}
