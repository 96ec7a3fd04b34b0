import type { OrderedMessage } from '../../../src/service/office/offices';
import { needsOf } from '../../../src/service/render/templates';
import { sms } from '../../support/renderer';
import { township } from '../../worlds/countyService';
import { APPLICANT, NOW } from '../../worlds/people';

const ORDER: OrderedMessage = {
  id: 'order-1',
  to: APPLICANT,
  template: 'notice.accepted',
  data: { applicant: '张*', matter: '施工许可', number: 'QZ20261123-0001', promised: '12月7日' },
};

describe('one message', () => {
  test('is owed once, however often it is ordered', async () => {
    const { order, said } = await township();
    const first = await order(ORDER, 'key k');
    expect(said()).toEqual([expect.stringMatching(/张\*.*施工许可.*QZ20261123-0001.*12月7日/)]);
    expect(first).toMatchObject({ outcome: 'accepted', suppressed: null });
    expect(await order(ORDER, 'key k')).toEqual({ ...first, outcome: 'duplicate' });
    expect(said()).toEqual([]);
  });

  test.each([
    ['promised', { promised: undefined }],
    ['promised', { promised: null }],
    ['applicant', { applicant: undefined }],
  ])('without %s is refused before anything is written', async (field, change) => {
    const { order, committed } = await township();
    const outcome = await order({ ...ORDER, data: { ...ORDER.data, ...change } }, 'key k');
    expect(outcome).toEqual({ outcome: 'missing', fields: [field] });
    expect(committed).toEqual([]);
  });

  test('of a template that is not to be sent unasked is refused, with those that are', async () => {
    const { order, committed } = await township();
    const outcome = await order({ ...ORDER, template: 'identity.ask' }, 'key k');
    expect(outcome).toMatchObject({
      outcome: 'noTemplate',
      templates: expect.arrayContaining(['notice.accepted']),
    });
    expect(committed).toEqual([]);
  });

  test('may leave out what is only said where it is there', async () => {
    const { order, said } = await township();
    const data = { matter: '施工许可', number: 'QZ20261123-0001' };
    expect(await order({ ...ORDER, template: 'notice.certified', data }, 'key k')).toMatchObject({
      outcome: 'accepted',
    });
    expect(said()).toEqual([
      `${APPLICANT}: ${sms({ view: 'notice.certified', data: { ...data, window: null, bring: null, note: null } })}`,
    ]);
  });

  test('lacks something in a row of a list: nothing is written', async () => {
    const { order, committed } = await township();
    const data = { head: null, count: 1, rows: [{ programme: '粮食直补' }], rest: 0, tail: null };
    expect(await order({ ...ORDER, template: 'notice.payments', data }, 'key k')).toMatchObject({
      outcome: 'missing',
    });
    expect(committed).toEqual([]);
  });

  test('in the language that the order names', async () => {
    const { order, said } = await township();
    await order({ ...ORDER, language: 'en' }, 'key k');
    expect(said()[0]).toMatch(/accepted/);
  });

  test('to whoever stopped everything is on record and not sent, unless a rule requires it', async () => {
    const { order, of, store } = await township();
    await store.commit([{ kind: 'optOut', phone: APPLICANT, scope: 'all', stopped: true, at: NOW }]);
    expect(await order(ORDER, 'key k')).toMatchObject({ suppressed: 'optedOut' });
    expect(await order(ORDER, 'key k')).toMatchObject({ outcome: 'duplicate', suppressed: 'optedOut' });
    expect(await order({ ...ORDER, id: 'order-2', statutory: '行政许可法32' }, 'key k')).toMatchObject({
      suppressed: null,
    });
    expect(of('audit')).toContainEqual(
      expect.objectContaining({
        ...{ actor: 'notices', action: 'optOut.overruled' },
        ...{ subject: APPLICANT, reason: '行政许可法32' },
      }),
    );
  });
});

test.each<[string, string[], string[]]>([
  ['{{a}} and {{b}}', ['a', 'b'], []],
  ['{{word "g" a}}{{date b}}', ['a', 'b'], []],
  ['{{#if a}}{{a}}{{else}}{{b}}{{/if}}', ['b'], ['a']],
  ['{{#unless a}}{{b}}{{/unless}}', ['b'], ['a']],
  ['{{#each rows}}{{name}}{{../c}}{{#unless @last}};{{/unless}}{{/each}}', ['c', 'rows'], []],
  ['{{a.b}} {{@root.c}}', ['a'], []],
  ['nothing', [], []],
])('%s needs %j and may have %j', (template, required, optional) => {
  expect(needsOf(template)).toEqual({ required, optional });
});
