/** Case events over the API that say otherwise than what stands, or what nothing would be done with: refused by name. */
import { APPLICANT, DEPUTY } from '../../worlds/people';
import { type CountyApi, countyApi, EVENT } from './countyApi';

let api: CountyApi;
beforeEach(async () => {
  api = await countyApi();
});
let sent = 0;
/** One event of the case; its id is new. */
const tell = async (type: string, more: object = {}) => {
  sent += 1;
  const at = new Date(api.town.clock.now() - 60_000).toISOString();
  const event = { ...EVENT, id: `t${sent}`, type, at, ...more };
  return (await api.one.post('/cases/events', event).expect(202)).body;
};
const about = (more: object) => ({ case: { ...EVENT.case, ...more } });

describe('of an accepted case', () => {
  test.each<[string, string, object, RegExp]>([
    [
      'another applicant',
      'approved',
      about({ applicant: { name: '李四', phone: '13800000009' } }),
      /another applicant/,
    ],
    [
      'another applicant, same phone',
      'approved',
      about({ applicant: { name: '李四', phone: '13800000002' } }),
      /another applicant/,
    ],
    [
      'a wrong former name',
      'approved',
      about({ applicant: { name: '李四', phone: '', replaces: '王五' } }),
      /replaces is not/,
    ],
    ['green', 'approved', about({ green: true }), /green channel is chosen before/],
    ['another matter', 'approved', about({ matter: '危房鉴定' }), /its matter can not change/],
    ['another department', 'approved', about({ department: '民政局' }), /its department can not change/],
    ['another promise', 'approved', about({ promisedDays: 3 }), /extended adds to promisedDays/],
    ['a lead', 'approved', about({ parent: 'QZ1' }), /no case "QZ1"/],
    ['a fee', 'approved', { fee: 100 }, /^fee belongs to paymentDue/],
    ['days', 'suspended', { days: 3 }, /^days belongs to extended/],
    [
      'an appointment',
      'routed',
      { appointmentAt: '2026-12-01T09:00:00+08:00' },
      /^appointmentAt belongs to preregistered/,
    ],
    ['what to bring', 'approved', { bring: '身份证' }, /^bring belongs to certified/],
    ['an unknown member', 'approved', { colour: 'red' }, /^\/colour is not known here/],
    ['one of the case', 'approved', about({ colour: 'red' }), /^\/case\/colour is not known here/],
    [
      'one of the applicant',
      'approved',
      about({ applicant: { ...EVENT.case.applicant, id: '1' } }),
      /^\/case\/applicant\/id is/,
    ],
    ['one of a step', 'routed', { step: { name: '踏勘', until: 1 } }, /^\/step\/until is not known here/],
    ['a department that is none', 'approved', { departments: ['海关'] }, /no department "海关"/],
  ])('%s is rejected and named', async (_name, type, more, error) => {
    await tell('accepted');
    api.town.said();
    const { accepted, rejected } = await tell(type, more);
    expect(rejected).toEqual([{ index: 0, error: expect.stringMatching(error) }]);
    expect([accepted, api.town.said()]).toEqual([0, []]);
    expect(JSON.stringify(rejected)).not.toMatch(/张三丰|李四|1380000/);
  });

  test.each<[string, string, object]>([
    ['all of it again', 'approved', about({ promisedDays: 10, green: false, parent: null })],
    ['a name written otherwise', 'approved', about({ applicant: { name: '张 三丰', phone: '13800000002' } })],
    ['where it goes next', 'routed', about({ department: '民政局' })],
    ['the old promise after an extension', 'extended', about({ promisedDays: 10 })],
  ])('%s is taken', async (_name, type, more) => {
    await tell('accepted');
    expect(await tell(type, more)).toMatchObject({ accepted: 1, rejected: [] });
  });

  test('the promise that was made is known again after it was halved and extended', async () => {
    await tell('accepted', about({ green: true, promisedDays: 8 }));
    await tell('extended', { days: 2 });
    expect(await tell('routed', about({ green: true, promisedDays: 8 }))).toMatchObject({ accepted: 1 });
    expect((await tell('routed', about({ promisedDays: 9 }))).rejected).toHaveLength(1);
  });

  test('a new phone of the same applicant is taken, and in the audit', async () => {
    await tell('accepted');
    api.town.said();
    await tell('approved', about({ applicant: { name: '张三丰', phone: '13700000001' } }));
    expect(api.town.of('audit')).toMatchObject([
      { action: 'case.applicant', actor: 'key 0123456789ab', subject: 'QZ20261123-0001' },
    ]);
    expect(api.town.said()).toEqual([expect.stringMatching(/^\+8613700000001: /)]);
  });

  test('another applicant takes over where the office names the one before', async () => {
    await tell('accepted');
    const applicant = { name: '张三风', phone: '13700000001', replaces: '张三丰' };
    expect(await tell('routed', about({ applicant }))).toMatchObject({ accepted: 1 });
    const row = (await api.town.store.cases.rows(['QZ20261123-0001'])).get('QZ20261123-0001');
    expect(row).toMatchObject({ applicant: '张三风', phone: '+8613700000001' });
  });
});

test('departments that are told (抄告) hear of the case', async () => {
  await tell('accepted', { departments: ['消防大队'] });
  expect(api.town.said().map((line) => line.slice(0, 14))).toEqual([APPLICANT, '+8613900000171']);
});

test('a part with another applicant than its lead is refused', async () => {
  await tell('accepted');
  const part = {
    number: 'QZ20261123-0002',
    parent: 'QZ20261123-0001',
    matter: '消防设计审查',
    department: '消防大队',
  };
  const applicant = { name: '李四', phone: '13800000009' };
  expect((await tell('received', { case: { ...part, applicant } })).rejected).toHaveLength(1);
  expect(await tell('received', { case: part })).toMatchObject({ accepted: 1 });
});

describe('history', () => {
  const at = (day: string) => `2026-${day}T09:00:00+08:00`;
  const green = about({ green: true });

  test('that is silent is kept, tells nobody, and is not warned of for what was over when it came', async () => {
    expect(await tell('accepted', { ...green, at: at('11-20'), silent: true })).toEqual({
      accepted: 1,
      duplicate: 0,
      rejected: [],
    });
    expect(await tell('routed', { at: at('11-20'), silent: true })).toMatchObject({ accepted: 1 });
    expect(api.town.said()).toEqual([]);
    expect(await api.town.store.cases.events('QZ20261123-0001')).toHaveLength(2);
    await tell('approved');
    expect(api.town.said()).toHaveLength(1);
  });

  test.each(['05-20', '08-01', '11-10'])(
    'of %s is no news: kept, told to nobody, and the answer says so',
    async (day) => {
      const { accepted, warnings } = await tell('accepted', { ...green, at: at(day) });
      expect(accepted).toBe(1);
      expect(warnings).toEqual([{ index: 0, warning: expect.stringMatching(/older than 10 days/) }]);
      expect([api.town.said(), await api.town.store.cases.events('QZ20261123-0001')]).toMatchObject([
        [],
        [{ type: 'accepted' }],
      ]);
      await api.town.supervise();
      const heard = api.town.said().filter((line) => line.includes('QZ20261123-0001'));
      expect(heard).toEqual([]);
    },
  );

  test.each(['11-14', '11-20'])('of %s is news', async (day) => {
    await tell('accepted', { ...green, at: at(day) });
    expect(api.town.said().map((line) => line.slice(0, 14))).toEqual([DEPUTY, APPLICANT]);
  });

  test('within a call the moments decide, not the places', async () => {
    const [a, b, c] = ['accepted', 'routed', 'approved'].map((type, i) => ({
      ...EVENT,
      id: `m${i}`,
      type,
      at: at(`11-2${i}`),
    }));
    const { body } = await api.one.post('/cases/events', [c, a, b]);
    expect(body).toEqual({ accepted: 3, duplicate: 0, rejected: [] });
    const row = (await api.town.store.cases.rows(['QZ20261123-0001'])).get('QZ20261123-0001');
    expect(row).toMatchObject({ state: 'approved', sequence: 3 });
  });

  test('what came after its turn is accepted with a word that it changed nothing', async () => {
    await tell('closed', { type: 'accepted' });
    await tell('closed');
    const { accepted, warnings } = await tell('routed', { at: at('11-22') });
    expect([accepted, warnings]).toEqual([1, [{ index: 0, warning: expect.stringMatching(/stays closed/) }]]);
  });
});

describe('moments that can not be', () => {
  test.each<[string, object, RegExp]>([
    ['an event of the year 1', { at: '0001-01-01T00:00:00Z' }, /^at lies before 1990/],
    ['an event of 2062', { at: '2062-01-01T00:00:00Z' }, /^at lies in the future/],
    ['an appointment that is over', { appointmentAt: '2026-11-23T09:59:30+08:00' }, /^appointmentAt is over/],
    [
      'an appointment before its event',
      { appointmentAt: '2026-11-01T09:00:00+08:00' },
      /^appointmentAt lies before/,
    ],
    ['an appointment in ten years', { appointmentAt: '2036-11-30T09:00:00+08:00' }, /two years ahead/],
    [
      'a step that is over before it begins',
      { step: { name: '踏勘', dueAt: '2025-11-30T09:00:00+08:00' } },
      /^step.dueAt lies before/,
    ],
  ])('%s is rejected', async (_name, more, error) => {
    const { rejected } = await tell('preregistered', more);
    expect(rejected).toEqual([{ index: 0, error: expect.stringMatching(error) }]);
  });

  test('an appointment that was may be loaded in silence', async () => {
    const more = {
      at: '2026-05-01T09:00:00+08:00',
      appointmentAt: '2026-05-03T09:00:00+08:00',
      silent: true,
    };
    expect(await tell('preregistered', more)).toMatchObject({ accepted: 1 });
    expect(api.town.said()).toEqual([]);
  });
});
