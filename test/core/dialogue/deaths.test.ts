/** Somebody has died: a liaison's word is kept for the office, a citizen reads what to do, and nothing is changed by a text. */
import type { Change } from '../../../src/core/model/change';
import type { Ticket } from '../../../src/core/model/tickets';
import { caller } from '../../support/builders/people';
import { conversation } from '../../support/conversation';
import { FARMER, LIAISON, STRANGER } from '../../worlds/people';

/** What was written is read back. */
function talk() {
  const tickets = new Map<string, Ticket>();
  const own = conversation({
    caller: async (phone) =>
      caller({ role: phone === LIAISON ? 'liaison' : phone === FARMER ? 'resident' : null }),
    villageOf: async (phone) => (phone === LIAISON ? 'v1' : null),
    ticketsOf: async (phone) => written().filter((one) => one.phone === phone && one.state !== 'draft'),
    ticket: async (number) => written().find((one) => one.number === number) ?? null,
  });
  function written(): Ticket[] {
    for (const change of own.changes) apply(change);
    return [...tickets.values()];
  }
  function apply(change: Change) {
    if (change.kind === 'ticket' && !tickets.has(change.ticket.number))
      tickets.set(change.ticket.number, change.ticket);
    const asked = change.kind === 'ticketAsked' ? tickets.get(change.number) : undefined;
    if (asked) tickets.set(asked.number, { ...asked, state: 'open' });
  }
  return { ...own, written };
}

const KINDS_OF_TICKETS = ['ticket', 'ticketAsked', 'ticketWithdrawn', 'audit', 'unclear'];

describe('a liaison', () => {
  test.each([
    '张大爷上个月走了，把他去掉',
    '三组刘富贵去世了 名单上划掉吧',
    '五保户陈福生病故，报一下',
    '老李头前天没了 低保给他停了吧',
    '三组老罗前天走了 把他名字从低保里去掉吧',
    'old Chen passed away, take him off the list',
  ])('who wants it put right is taken at the word: %s', async (text) => {
    const { see, written, changes } = talk();
    expect(await see(LIAISON, text)).toMatchObject({ view: 'death.noted', data: { liaison: true } });
    expect(written()).toMatchObject([{ kind: 'death', phone: LIAISON, state: 'open', text }]);
    expect(written()[0]?.number).toMatch(/^QS\d{8}-\d{8}$/);
    expect(changes.filter(({ kind }) => !KINDS_OF_TICKETS.includes(kind))).toEqual([]);
  });

  test('who only tells it is asked whether it is to be passed on', async () => {
    const { see, written } = talk();
    expect(await see(LIAISON, '三组的刘富贵昨天去世了')).toMatchObject({
      view: 'death.offer',
      data: { liaison: true, offer: true },
    });
    expect(written()).toMatchObject([{ state: 'draft' }]);
    expect(await see(LIAISON, '1')).toMatchObject({ view: 'death.noted' });
    expect(written()).toMatchObject([{ kind: 'death', state: 'open', text: '三组的刘富贵昨天去世了' }]);
  });

  test('so is who tells of a funeral', async () => {
    expect(await talk().see(LIAISON, '一组胡大爷昨晚上走了 明天出殡')).toMatchObject({ view: 'death.offer' });
  });

  test.each([
    '五保老人去世后丧葬费多少',
    '丧葬费农村的老人死了给不给',
    '隔壁养鸡场的粪往河里排，鱼都死了，你们管不管',
    '高速堵死了 不晓得几点拢',
    '牛死了保险赔不',
  ])('nothing of the kind is taken from %s', async (text) => {
    expect((await talk().see(LIAISON, text))?.view ?? '').not.toMatch(/^death/);
  });

  test('the same death told twice is one, another is another', async () => {
    const { see, written } = talk();
    await see(LIAISON, '三组刘富贵去世了 名单上划掉吧', '刘富贵去世了 名单划掉');
    expect(written()).toHaveLength(1);
    await see(LIAISON, '五组陈秀兰上月病故，低保停发');
    expect(written()).toHaveLength(2);
  });

  test.each(['取消', '说错了', '撤回去世上报'])(
    'what was said by mistake is taken back: %s',
    async (word) => {
      const { see } = talk();
      await see(LIAISON, '张大爷上个月走了，把他去掉');
      expect((await see(LIAISON, word))?.view).toBe('ticket.withdrawn');
    },
  );
});

describe('a citizen', () => {
  test.each([
    '我爸去世了补贴还能领吗',
    '我妈上个月走了 她的低保咋办',
    '老伴过世了，他那份地补转给谁',
    '老伴走了补贴咋整',
    '娘走了 她那份养老钱是不是要退',
    '当家的没了 以后地里的补贴还给我们不',
    '我爷爷去世三年了 现在才知道还在发他的钱',
  ])('reads what to do, and may have it passed on: %s', async (text) => {
    const { see, written } = talk();
    expect(await see(FARMER, text)).toMatchObject({
      view: 'death.offer',
      data: { liaison: false, offer: true },
    });
    expect(written()).toMatchObject([{ kind: 'death', state: 'draft' }]);
    expect((await see(FARMER, '不用'))?.view).toBe('cancelled');
    expect(written()).toMatchObject([{ state: 'draft' }]);
    expect(await see(FARMER, text, '好')).toMatchObject({ view: 'death.noted', data: { liaison: false } });
  });

  test('a stranger’s is kept for an office as well', async () => {
    expect(await talk().see(STRANGER, 'my father passed away, can we still get his subsidy')).toMatchObject({
      view: 'death.offer',
    });
  });

  test.each([
    '外婆走了，快回来',
    '三叔过世了后天出殡你们回来',
    '五保老人去世后丧葬费多少',
    '老人去世了养老金怎么算',
    '我娘还活着，怎么就按去世给停发了',
    '我爸的钱被会计领走了',
    '我儿子出去打工走了 粮补还能领吗',
    '我爸过世了，这号别发了',
    '老伴过世，户头银行给销了，往后我的钱打哪里',
    '我爸走了，房子怎么转到我名下',
    '爸去世了户口如何注销',
  ])('nothing of the kind is taken from %s', async (text) => {
    const { see, written } = talk();
    expect((await see(FARMER, text))?.view ?? '').not.toMatch(/^death/);
    expect(written().filter(({ kind }) => kind === 'death')).toEqual([]);
  });
});
