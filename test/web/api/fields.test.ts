/** What offices write, repaired where it can be and refused by name where it can not. */
import { type CountyApi, countyApi, EVENT, ORDER } from './countyApi';

let api: CountyApi;
beforeEach(async () => {
  api = await countyApi();
});
const tell = async (more: object) =>
  (await api.one.post('/cases/events', { ...EVENT, ...more }).expect(202)).body;
const applicant = (more: object) => ({
  case: { ...EVENT.case, applicant: { ...EVENT.case.applicant, ...more } },
});

test.each([
  ['a line break', '第一行\n第二行', '第一行 第二行'],
  ['Windows’ line breaks', '第一行\r\n\r\n第二行', '第一行 第二行'],
  ['a tab', '甲\t乙', '甲 乙'],
  ['a separator of lines', '甲\u2028乙', '甲 乙'],
  ['a NUL', '甲\u0000乙', '甲 乙'],
])('%s in a note is a blank', async (_name, note, kept) => {
  expect(await tell({ note })).toMatchObject({ accepted: 1, rejected: [] });
  expect((await api.town.store.cases.events('QZ20261123-0001'))[0]?.note).toBe(kept);
});

test.each<[string, object, RegExp]>([
  ['a note that was damaged', { note: '请到\ufffd\ufffd' }, /^\/note holds damaged characters/],
  ['half a surrogate pair', { note: '\ud83d' }, /^\/note holds damaged characters/],
  ['an empty name', applicant({ name: '' }), /^\/case\/applicant\/name is no name/],
  ['a name of blanks', applicant({ name: ' \t　' }), /^\/case\/applicant\/name is no name/],
  ['a name of a dot', applicant({ name: '·' }), /^\/case\/applicant\/name is no name/],
  ['a name of zero width', applicant({ name: '\u200b' }), /^\/case\/applicant\/name is no name/],
  [
    'a digit too few',
    applicant({ phone: '1380000007' }),
    /^\/case\/applicant\/phone begins as a mobile number, and has 10/,
  ],
  [
    'a digit too many',
    applicant({ phone: '138000000771' }),
    /^\/case\/applicant\/phone begins as a mobile number, and has 12/,
  ],
  ['an empty paper', { papers: [''] }, /^\/papers\/0 is empty/],
  ['an empty step', { step: { name: ' ' } }, /^\/step\/name is empty/],
  ['a fee with parts of fen', { fee: 1.5 }, /^\/fee must be/],
])('%s is rejected', async (_name, more, error) => {
  expect((await tell(more)).rejected).toEqual([{ index: 0, error: expect.stringMatching(error) }]);
});

test.each(['013800000077', '+86 138-0000-0077', '１３８００００００７７'])('%s is told of', async (phone) => {
  expect(await tell(applicant({ phone }))).toEqual({ accepted: 1, duplicate: 0, rejected: [] });
  expect(api.town.said()[0]).toMatch(/^\+8613800000077: /);
});

test.each(['', '0595-22345678', '12345'])('of "%s" the answer says that nobody is told', async (phone) => {
  expect(await tell(applicant({ phone }))).toMatchObject({
    accepted: 1,
    warnings: [{ index: 0, warning: expect.stringMatching(/^nobody is told: the applicant has no phone/) }],
  });
});

test('of a number that nobody has the answer says so', async () => {
  await api.town.store.commit([{ kind: 'phoneState', phone: '+8613800000002', state: 'dead' }]);
  expect((await tell({})).warnings).toEqual([
    { index: 0, warning: expect.stringMatching(/nobody has the number/) },
  ]);
});

test.each(['买买提·吐尔逊', '买买提 吐尔逊', '𠮷田', 'Maria O’Neil', '泉州建设有限公司', '古丽'])(
  '%s may apply',
  async (name) => {
    expect(await tell(applicant({ name }))).toMatchObject({ accepted: 1 });
  },
);

describe('what leads to a payment', () => {
  test('is left out of the text, and the answer says so', async () => {
    await tell({});
    await tell({ id: '2', type: 'approved', at: '2026-11-23T09:10:00+08:00' });
    api.town.said();
    const window = '转６２２２０２１２３４５６７８９';
    const due = { id: '3', type: 'paymentDue', at: '2026-11-23T09:20:00+08:00', fee: 2000, window };
    expect((await tell(due)).warnings).toEqual([
      { index: 0, warning: expect.stringMatching(/^window: kept/) },
    ]);
    expect(api.town.said()[0]).not.toMatch(/622|６２２/);
  });

  test('can be neither ordered nor answered', async () => {
    const data = { matter: '施工许可', number: 'QZ20261123-0001', window: 'ｗｗｗ．pay．top' };
    const { body } = await api.one
      .post('/messages', { ...ORDER, template: 'notice.paymentDue', data })
      .expect(422);
    expect(body.errors).toEqual([
      { pointer: '/data/window', detail: 'holds a link or an account to pay by' },
    ]);
    const answer = { answer: '请把钱转账到六二二二零二一二三四五六七八九' };
    await api.one.post('/tickets/TS1/answer', answer).expect(422);
    expect(api.town.said()).toEqual([]);
  });
});
