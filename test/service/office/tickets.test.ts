import { ticket as ticketOf } from '../../support/builders/requests';
import { type Township, township } from '../../worlds/countyService';
import { APPLICANT, NOW } from '../../worlds/people';

const ticket = ticketOf('TS20261123-0417', { phone: APPLICANT, at: NOW });

const open = async ({ store }: Township) =>
  (await store.lists.tickets({ state: 'open', sight: null }, { after: null, limit: 9 })).rows;

test('an answer goes to whoever asked, once, whatever they stopped', async () => {
  const town = await township();
  await town.store.commit([
    { kind: 'ticket', ticket },
    { kind: 'optOut', phone: APPLICANT, scope: 'all', stopped: true, at: NOW },
  ]);
  expect((await open(town)).map(({ number, text }) => [number, text])).toEqual([[ticket.number, '路灯不亮']]);
  town.said();
  expect(await town.tickets.answer(ticket.number, '已修好', 'key k')).toBe('done');
  expect(town.of('owed')).toMatchObject([{ message: { template: 'notice.ticketAnswered' } }]);
  expect(town.said()).toEqual([`${APPLICANT}: 【乡信】TS20261123-0417的答复：已修好`]);
  expect(town.rung).toContain('cm');
  expect(await town.tickets.answer(ticket.number, '没修', 'key k')).toBe('answered');
  expect(await town.tickets.answer('TS20261123-9999', '没修', 'key k')).toBe('unknown');
  expect(town.said()).toEqual([]);
  expect(await open(town)).toEqual([]);
});

test('the same answer that comes twice at once is given once, and repeated; another is too late', async () => {
  const town = await township();
  await town.store.commit([{ kind: 'ticket', ticket }]);
  town.said();
  const answers = ['已修好', '已修好', '没修'].map((answer) =>
    town.tickets.answer(ticket.number, answer, 'key k'),
  );
  expect(await Promise.all(answers)).toEqual(['done', 'repeated', 'answered']);
  expect(town.said()).toHaveLength(1);
});

test('what was taken back, or was never asked, has no answer', async () => {
  const town = await township();
  const draft = { ...ticket, number: 'TS20261123-0418', state: 'draft' as const };
  await town.store.commit([
    { kind: 'ticket', ticket },
    { kind: 'ticket', ticket: draft },
    { kind: 'ticketWithdrawn', number: ticket.number, at: NOW },
  ]);
  town.said();
  expect(await town.tickets.answer(ticket.number, '已修好', 'key k')).toBe('withdrawn');
  expect(await town.tickets.answer(draft.number, '已修好', 'key k')).toBe('unknown');
  expect(town.said()).toEqual([]);
});

describe('what somebody says by telephone', () => {
  const said = { kind: 'complaint', phone: APPLICANT, text: '桥上的灯不亮', case: null } as const;

  test('is his ticket, whose number he hears; the same once more is the same ticket', async () => {
    const town = await township();
    const { number, isNew } = await town.tickets.file(said, 'account a');
    expect([number, isNew]).toEqual([expect.stringMatching(/^TS\d{8}-\d{8}$/), true]);
    expect(await open(town)).toMatchObject([{ number, ...said }]);
    expect(town.of('owed')).toMatchObject([{ message: { template: 'notice.ticketFiled' } }]);
    expect(town.of('audit')).toMatchObject([{ actor: 'account a', action: 'ticket.file', subject: number }]);
    expect(town.said()).toEqual([expect.stringContaining(number)]);
    expect(await town.tickets.file(said, 'account a')).toEqual({ number, isNew: false });
    expect(town.said()).toEqual([]);
    await town.tickets.answer(number, '已修好', 'account a');
    expect((await town.tickets.file(said, 'account a')).isNew).toBe(true);
  });

  test('from a landline is kept, and no message goes there', async () => {
    const town = await township();
    await town.tickets.file({ ...said, kind: 'callback', phone: '03945551234' }, 'account a');
    expect(await open(town)).toMatchObject([{ kind: 'callback', phone: '03945551234' }]);
    expect(town.of('owed')).toMatchObject([{ suppressed: 'noPhone' }]);
  });
});
