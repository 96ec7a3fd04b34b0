/** What stands in an address of the desk under each name (`/uploads/:upload`): one of this village, and one of the next. */

import type { Change } from '../../../../src/core/model/change';
import type { Store } from '../../../../src/ports';
import { caseRow } from '../../../support/builders/casework';
import { ticket } from '../../../support/builders/requests';

/** Paths of two villages of the demo: everybody of the walk is let into the first. */
export const OWN = '990100000000/990123000000/990123101000/990123101201/';
export const FOREIGN = '990100000000/990123000000/990123101000/990123101202/';

interface Sample {
  own: string;
  foreign: string;
}

/** A new name in a path wants its line here. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  upload: { own: 'upload-own', foreign: 'upload-foreign' },
  account: { own: 'own-clerk', foreign: 'foreign-clerk' },
  news: { own: 'news-own', foreign: 'news-foreign' },
  key: { own: 'aaaaaaaaaaaa', foreign: 'bbbbbbbbbbbb' },
  webhook: { own: 'webhook-own', foreign: 'webhook-foreign' },
  call: { own: 'call-own', foreign: 'call-foreign' },
  ticket: { own: 'TS20261123-0001', foreign: 'TS20261123-0002' },
  case: { own: 'QZ20261123-0901', foreign: 'QZ20261123-0902' },
  village: { own: '990123101201', foreign: '990123101202' },
  row: { own: '2', foreign: '2' },
};

/** A clerk in the village of the walk, or in the next. */
function clerk(id: string, path: string): Change {
  const area = path.split('/').at(-2) ?? '';
  const secrets = { password: null, totp: null, totpStep: null, mustChange: false };
  const grants = [{ role: 'entryClerk' as const, area, department: null }];
  const facts = { login: id, name: '李会计', phone: null, state: 'active' as const, by: 'test', at: 1 };
  return { kind: 'account', account: { id, ...facts, ...secrets, grants } };
}

/** News, a key, and a webhook with a call of it, of that village. */
function boundTo(which: 'own' | 'foreign', path: string): Change[] {
  const bound = { area: path.split('/').at(-2) ?? '', department: null };
  const id = (name: string) => SAMPLES[name]?.[which] ?? '';
  const item = { section: 'jobs', title: '招保洁员', body: '镇里招两名保洁员。', at: 1 };
  const key = { name: '县平台', hash: '0'.repeat(64), scopes: ['cases:read' as const], perMinute: 60 };
  const webhook = {
    url: 'https://oa.example.gov.cn/integration/xiangxin/callbacks/v1/receipts',
    events: ['visit.booked' as const],
    secret: 'whsec_',
  };
  const call = {
    body: '{}',
    event: 'visit.booked' as const,
    at: 1,
    dueAt: null,
    attempts: 1,
    outcome: '200',
  };
  return [
    { kind: 'news', item: { ...item, id: id('news'), place: `area:${bound.area}` } },
    { kind: 'key', key: { ...key, ...bound, id: id('key'), at: 1, revokedAt: null } },
    {
      kind: 'webhook',
      webhook: { ...webhook, ...bound, id: id('webhook'), by: 'test', at: 1, disabledAt: null },
    },
    { kind: 'webhookCall', call: { ...call, id: id('call'), webhook: id('webhook'), state: 'delivered' } },
  ];
}

/** What the samples name and the demo has not. */
export async function makeSamples({ reads, commit }: Pick<Store, 'reads' | 'commit'>): Promise<void> {
  await commit([clerk(SAMPLES.account?.own ?? '', OWN), clerk(SAMPLES.account?.foreign ?? '', FOREIGN)]);
  await commit([...boundTo('own', OWN), ...boundTo('foreign', FOREIGN)]);
  for (const [which, path] of [
    ['own', OWN],
    ['foreign', FOREIGN],
  ] as const) {
    const department = {
      id: which.toUpperCase(),
      area: path.split('/').at(-2) ?? '',
      name: `${which}便民点`,
      ladder: [],
    };
    const row = caseRow(SAMPLES.case?.[which] ?? '', { department: department.id });
    await commit([
      { kind: 'department', department },
      { kind: 'case', row },
    ]);
  }
  // Of the first village and of the second.
  for (const [number, household] of [
    [SAMPLES.ticket?.own, 'H0001'],
    [SAMPLES.ticket?.foreign, 'H0015'],
  ] as const) {
    const [phone = ''] = await reads.phonesOf(household);
    await commit([{ kind: 'ticket', ticket: ticket(number ?? '', { phone }) }]);
  }
}

/** An id that nothing has. */
const MISSING = 'nothing-has-this-id';

/** The path with its parameters filled in; throws where a name has no sample. */
export function pathFor(path: string, which: keyof Sample | 'missing'): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const sample = SAMPLES[name];
    if (!sample) throw new Error(`:${name} has no sample: put one into test/web/console/support/samples.ts`);
    return which === 'missing' ? MISSING : sample[which];
  });
}
