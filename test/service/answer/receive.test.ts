import { StoreError } from '../../../src/ports';
import { inbound, NOW, part, receipt, turnOf } from '../../support/builders/changes';
import { about } from '../../support/smsc/clock';
import { shell } from '../../worlds/emptyService';
import { STRANGER } from '../../worlds/people';

const BT = { from: STRANGER, text: 'BT' };

test('an answer is committed with its question, and leaves at once', async () => {
  const { service, gateway, all } = await shell();
  const { replies } = await service.listener.message(inbound('in1', BT));
  expect(all('received').map(({ message }) => message.id)).toEqual(['in1']);
  expect(all('owed')).toMatchObject([
    { message: { to: STRANGER, from: '10628', answers: 'in1' }, at: about(NOW) },
  ]);
  expect((await gateway.sends.next()).message.text).toBe(replies[0]?.text);
});

test('what cannot be committed is rejected, and nobody gets a reply', async () => {
  const full = new StoreError('full', 'the disk is full');
  const { service, gateway } = await shell({ replace: () => ({ commit: () => Promise.reject(full) }) });
  await expect(service.listener.message(inbound('in1', BT))).rejects.toBe(full);
  expect(gateway.sends.all).toEqual([]);
});

test('a turn that another process took is answered again, on top of it', async () => {
  let raced = false;
  const { service, gateway, all } = await shell({
    replace: (store) => ({
      async commit(changes) {
        if (!raced) {
          raced = true;
          await store.commit(turnOf('other', 1, STRANGER));
        }
        return store.commit(changes);
      },
    }),
  });
  expect((await service.listener.message(inbound('in1', BT))).replies).toHaveLength(1);
  expect(all('received')).toMatchObject([{ message: { id: 'in1' }, turn: 2 }]);
  await gateway.sends.next();
  expect(gateway.sends.all).toHaveLength(1);
});

test.each([
  ['over another connection', { ...BT, connection: 'cm.2' }, 'in2'],
  ['under its own id, later', { ...BT, at: NOW + 60_000 }, 'in1'],
])('the same message %s gets one answer', async (_, more, id) => {
  const { service, gateway } = await shell();
  await service.listener.message(inbound('in1', BT));
  expect(await service.listener.message(inbound(id, more))).toEqual({ replies: [] });
  expect(gateway.sends.all).toHaveLength(1);
});

test.each([
  ['a service number', '106900001234', 'BT'],
  ['a service number in full', '+86106900001234', '尊敬的用户,您的余额不足'],
  ["a person's phone that answers by itself", STRANGER, '【自动回复】我在开会'],
])('%s gets no reply and costs no look-up', async (_, from, text) => {
  const asked: string[] = [];
  const { service, gateway, all } = await shell({
    replace: ({ reads }) => ({
      reads: new Proxy(reads, {
        get(target, name) {
          asked.push(String(name));
          return Reflect.get(target, name);
        },
      }),
    }),
  });
  expect(await service.listener.message(inbound('in1', { from, text }))).toEqual({ replies: [] });
  expect(asked).toEqual(['caller']);
  expect(all('received')).toMatchObject([{ message: { id: 'in1' } }]);
  expect(all('owed')).toEqual([]);
  expect(gateway.sends.all).toEqual([]);
});

test('what a phone says by itself leaves what is open as it is', async () => {
  const { service, store } = await shell();
  await service.listener.message(inbound('in1', BT));
  const before = (await store.reads.caller(STRANGER)).dialogue;
  await service.listener.message(inbound('in2', { from: STRANGER, text: '【自动回复】STOP' }));
  expect((await store.reads.caller(STRANGER)).dialogue).toEqual({ ...before, turn: 2 });
});

test('what identifies a person is not kept', async () => {
  const { service, all } = await shell();
  await service.listener.message(inbound('in1', BT));
  await service.listener.message(inbound('in2', { from: STRANGER, text: '张大山 12345X' }));
  expect(all('received').map(({ intent, message }) => [intent, message.text])).toEqual([
    ['subsidy.query', 'BT'],
    ['identity.give', ''],
  ]);
  expect(JSON.stringify(all('dialogue'))).not.toMatch(/张大山|12345X/);
});

test('a receipt that comes before its message is known as sent finds it later', async () => {
  const { service, gateway, clock, next, all } = await shell();
  await service.listener.receipt({ ...receipt('delivered', 'ref1'), to: [STRANGER] });
  expect(all('strayReceipt')).toHaveLength(1);
  await service.listener.message(inbound('in1', BT));
  (await gateway.sends.next()).accept('ref1');
  await next('settled');
  service.start();
  clock.advance(5_000);
  expect(await next('receipt')).toMatchObject({ part: 1, receipt: { state: 'delivered' } });
  await service.stop();
});

describe('long texts', () => {
  const halves = (from = STRANGER) => [
    part(1, { from, text: 'B', id: `${from}-1` }),
    part(2, { from, text: 'T', id: `${from}-2` }),
  ];

  test.each([
    ['in order', [0, 1]],
    ['the last part first', [1, 0]],
    ['one part twice before', [0, 0, 1]],
    ['one part twice after', [0, 1, 0]],
    ['all of it twice', [1, 0, 1, 0]],
  ])('%s: one message, one answer', async (_, order) => {
    const { service, gateway, all } = await shell();
    const parts = halves();
    for (const index of order) await service.listener.part(parts[index] ?? part(1));
    expect(all('received').map(({ message }) => message.text)).toEqual(['BT']);
    expect(gateway.sends.all).toHaveLength(1);
  });

  test.each([1, 3, 5])('cut after %i octets, inside a character, they are one text', async (cut) => {
    const { service, all } = await shell();
    const octets = Buffer.from('查补贴', 'utf16le').swap16();
    const piece = { from: STRANGER, alphabet: 'ucs2' as const };
    await service.listener.part(part(2, { ...piece, octets: octets.subarray(cut), id: 'p2' }));
    await service.listener.part(part(1, { ...piece, octets: octets.subarray(0, cut), id: 'p1' }));
    expect(all('received').map(({ message }) => message.text)).toEqual(['查补贴']);
  });

  test('a set whose message is known already is marked as joined all the same', async () => {
    const { service, store, all } = await shell();
    const [one, two] = halves();
    await service.listener.message(inbound(one?.id ?? '', { ...BT, at: NOW - 60_000 }));
    for (const each of [one, two]) if (each) await service.listener.part(each);
    expect(all('received')).toHaveLength(1);
    expect(all('partsJoined')).toHaveLength(1);
    expect(await store.overdueParts(NOW + 1, 9)).toEqual([]);
  });

  test('of two people with the same reference are never mixed', async () => {
    const { service, all } = await shell();
    const [one, two] = halves();
    const [other] = halves('+8613800000078');
    for (const each of [one, other]) if (each) await service.listener.part(each);
    expect(all('received')).toEqual([]);
    if (two) await service.listener.part(two);
    expect(all('received').map(({ message }) => [message.from, message.text])).toEqual([[STRANGER, 'BT']]);
  });

  test('that stay incomplete are handed on after five minutes, as incomplete', async () => {
    const { service, clock, next, all } = await shell();
    const [one] = halves();
    if (one) await service.listener.part(one);
    service.start();
    clock.advance(5 * 60_000);
    expect(all('received')).toEqual([]);
    clock.advance(5_000);
    expect((await next('received')).message).toMatchObject({ text: 'B', incomplete: { have: 1, total: 2 } });
    await service.stop();
  });

  test('a reference that comes round again with another text is another message, soon or late', async () => {
    const { service, all, clock } = await shell();
    for (const minutes of [1, 15]) {
      clock.advance(minutes * 60_000);
      for (const number of [1, 2]) {
        const id = `${minutes}-${number}`;
        const text = number === 1 ? `case ${minutes} ` : 'please';
        await service.listener.part(part(number, { from: STRANGER, text, id, at: clock.now() }));
      }
    }
    expect(all('received').map(({ message }) => message.text)).toEqual(['case 1 please', 'case 15 please']);
  });

  test('with 8-bit and 16-bit references never meet', async () => {
    const { service, all } = await shell();
    const [one, two] = halves();
    if (one) await service.listener.part(one);
    if (two) await service.listener.part({ ...two, part: { ...two.part, width: 16 } });
    expect(all('received')).toEqual([]);
  });
});
