/** Questions of rule: what the service knows is answered at once; nothing is passed on unless that is wanted. */
import type { SlotsOf } from '../../../src/core/model/intent';
import type { Ticket } from '../../../src/core/model/tickets';
import { conversation } from '../../support/conversation';
import { FARMER } from '../../worlds/people';

function talk() {
  const kept = new Map<string, Ticket>();
  const there = conversation({ ticket: async (number) => kept.get(number) ?? null });
  return {
    async say(slots: SlotsOf['consult.ask']): Promise<string> {
      const [text = ''] = await there.say(FARMER, { intent: 'consult.ask', slots });
      for (const change of there.changes)
        if (change.kind === 'ticket') kept.set(change.ticket.number, change.ticket);
      return text;
    },
    pick: async (n: number) => (await there.say(FARMER, { intent: 'choose', slots: { n } })).join(),
    asked: () => there.changes.filter(({ kind }) => kind === 'ticketAsked'),
    open: () => there.changes.filter((change) => change.kind === 'ticket' && change.ticket.state === 'open'),
  };
}

test.each<[SlotsOf['consult.ask'], string]>([
  [
    { words: '礼拜六开门不', about: 'hours', date: 'weekday:6' },
    '11月28日周六不上班，11月30日周一开门。政务大厅：周一至周五9:00-17:00',
  ],
  [{ words: '明天有人不', about: 'hours', date: 'tomorrow' }, '11月24日周二上班。'],
  [{ words: '元旦上班吗', about: 'hours' }, '政务大厅：周一至周五9:00-17:00，节假日休息。'],
  [{ words: '几点下班', about: 'hours' }, '政务大厅：周一至周五9:00-17:00，节假日休息。'],
  [{ words: '盖房的窗口几点开', about: 'hours' }, '政务大厅3号窗口：周一至周五9:00-17:00'],
  [{ words: '大厅电话', about: 'phone' }, '电话0595-12345678'],
  [{ words: '住建局电话', about: 'phone' }, '住建局：电话0595-12345678'],
  [{ words: '盖房在哪办', about: 'where' }, '建房许可到政务大厅3号窗口办'],
  [{ words: '有人打电话要手续费', about: 'fraud' }, '这是骗子，别信。'],
  [{ words: '你们在哪', about: 'where' }, '政务大厅周一至周五'],
  [{ words: '修鞋铺搬到哪里去了', about: 'where' }, '这个我答不准'],
  [{ words: '六十岁以上养老金多少' }, '可打12345'],
  [{ words: '盖房能盖几层' }, '3 建房许可'],
])('%j', async (slots, text) => {
  const { say, open } = talk();
  expect(await say(slots)).toContain(text);
  expect(open()).toEqual([]);
});

test('a question that no page answers is passed on after a yes, and not before', async () => {
  const { say, pick, asked, open } = talk();
  await say({ words: '六十岁以上养老金多少' });
  expect(asked()).toEqual([]);
  expect(await pick(1)).toContain('咨询已登记');
  expect(asked()).toHaveLength(1);
  expect(open()).toEqual([]);
});

test('with 咨询 in front, or as the answer to what was to be asked, it is passed on at once', async () => {
  const { say, open } = talk();
  expect(await say({ text: '养老金一个月多少' })).toContain('咨询已登记');
  await say({});
  expect(await say({ words: '路灯什么时候修好' })).toContain('咨询已登记');
  expect(open()).toHaveLength(2);
});
