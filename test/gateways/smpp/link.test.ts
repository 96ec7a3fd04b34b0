import { Pacer } from '../../../gateways/link/pacer';
import { Rate } from '../../../gateways/link/rate';
import { encode } from '../../../gateways/smpp/pdu';
import { FakeClock } from '../../support/smsc/clock';
import { delivery, failure, outbound, send, startLink, type TestLink } from '../../support/smsc/link';

let link: TestLink;
afterEach(() => link.close());

const up = async (query?: string, faults?: Parameters<typeof startLink>[1]) => {
  link = await startLink(query, faults);
  await link.heard.readies.next();
  return link;
};

test('binds as version 3.4 with the credentials of its URL', async () => {
  const { smsc, gateway, gauges } = await up('system_type=gov&range=10628');
  const { fields } = await smsc.next('bind_transceiver');
  expect(fields).toMatchObject({
    system_id: 'esme',
    password: 'secret',
    system_type: 'gov',
    interface_version: 0x34,
    address_range: '10628',
  });
  expect(gateway.health()).toMatchObject({ state: 'up', open: 0 });
  expect(gauges.get('link_up')).toBe(1);
});

test.each([
  ['', '10628'],
  ['ussd=on', undefined],
])('with %j its link sends of itself from %j', async (query, source) => {
  const { gateway } = await up(query);
  expect(gateway.source).toBe(source);
});

test('a pair binds twice, sends on the transmitter and hears on the receiver', async () => {
  const { smsc, heard, gateway } = await up('bind=pair');
  const receiver = await smsc.next('bind_receiver');
  const transmitter = await smsc.next('bind_transmitter');
  expect(await smsc.ask('deliver_sm', delivery(), receiver.socket)).toBe(0);
  expect(heard.messages.all).toHaveLength(1);
  await send(link, outbound());
  expect((await smsc.next('submit_sm')).socket).toBe(transmitter.socket);
  expect(gateway.health().state).toBe('up');
});

test('no more requests are open than the window, and the next goes when one is answered', async () => {
  const { smsc, gateway } = await up('window=2', { submit: () => 'hold' });
  const sends = ['a', 'b', 'c'].map((text) => send(link, outbound({ text })));
  await smsc.next('submit_sm');
  await smsc.next('submit_sm');
  expect(await smsc.ask('enquire_link', {})).toBe(0);
  expect(smsc.pdus.all.filter(({ command }) => command === 'submit_sm')).toHaveLength(2);
  expect(gateway.health().open).toBe(2);
  smsc.faults.submit = () => 0;
  smsc.release();
  await Promise.all(sends);
  expect(gateway.health().open).toBe(0);
});

test('responses in another order find their requests', async () => {
  const { smsc } = await up('', { submit: () => 'hold' });
  const sends = ['a', 'b', 'c'].map((text) => send(link, outbound({ text })));
  for (const _ of sends) await smsc.next('submit_sm');
  smsc.release();
  const references = (await Promise.all(sends)).map((sent) => sent.references);
  expect(references).toEqual([['221067780'], ['221067781'], ['221067782']]);
});

test.each([1, 3, 10, 40, 100])(
  'tps=%i: no second, wherever it begins, sees more, and few see less',
  async (tps) => {
    const clock = new FakeClock();
    const gate = new Pacer(10_000, new Rate(tps, clock), clock);
    const wanted = tps * 4;
    const went: number[] = [];
    const begun = clock.monotonic();
    for (let count = 0; count < wanted; count++) {
      void gate.enter(new AbortController().signal).then(() => went.push(clock.monotonic()));
      await new Promise(setImmediate);
    }
    while (went.length < wanted) {
      clock.advance(1);
      await new Promise(setImmediate);
    }
    for (const [index, at] of went.entries()) {
      const later = went[index + tps];
      // Looking takes some milliseconds itself.
      if (later !== undefined) expect(later - at).toBeGreaterThan(990);
    }
    expect(clock.monotonic() - begun).toBeLessThan(4_800);
  },
);

test('a request without an answer may have gone, and the link lives on', async () => {
  const { smsc, clock } = await up('timeout=20&enquire=3600', { submit: () => 'silent' });
  const sending = failure(send(link, outbound()));
  await smsc.next('submit_sm');
  clock.advance(20_000);
  expect(await sending).toBe('unknown timeout');
  smsc.faults.submit = () => 0;
  await expect(send(link, outbound())).resolves.toEqual({ references: ['221067781'] });
});

test('a lost connection: what was written may have gone, what waits for the window has not', async () => {
  const { smsc } = await up('window=1', { submit: () => 'silent' });
  const written = failure(send(link, outbound()));
  const waiting = failure(send(link, outbound()));
  const { socket } = await smsc.next('submit_sm');
  socket.destroy();
  expect(await written).toBe('unknown closed');
  expect(await waiting).toBe('stopped not_bound');
  expect(await failure(send(link, outbound()))).toBe('stopped not_bound');
});

test('a sending that is called off while it waits has not gone', async () => {
  const { smsc } = await up('window=1', { submit: () => 'silent' });
  void failure(send(link, outbound()));
  await smsc.next('submit_sm');
  const call = new AbortController();
  const waiting = failure(send(link, outbound(), call.signal));
  call.abort();
  expect(await waiting).toBe('stopped aborted');
});

test('dials again with growing pauses, and rings when it is back', async () => {
  const { smsc, clock, heard, downs, gateway } = await up();
  for (const seconds of [1, 2, 5, 10, 30, 60, 60]) {
    smsc.sockets.at(-1)?.destroy();
    expect(await downs.next()).toContain(`next try in ${seconds} s`);
    expect(gateway.health().state).toBe('down');
    clock.advance(seconds * 1_000);
    await heard.readies.next();
  }
  clock.advance(8_000);
  smsc.sockets.at(-1)?.destroy();
  expect(await downs.next()).toContain('next try in 0.25 s');
});

test('each bind has a name of its own', async () => {
  const { smsc, clock, heard, downs } = await up('name=cm');
  await smsc.ask('deliver_sm', delivery());
  smsc.sockets.at(-1)?.destroy();
  await downs.next();
  clock.advance(1_000);
  await heard.readies.next();
  await smsc.ask('deliver_sm', delivery());
  expect(heard.messages.all.map(({ connection }) => connection)).toEqual(['cm#1-id1', 'cm#2-id3']);
});

test.each([0x0e, 0x0f, 0x53])(
  'refused with status %i: waits, longer the second time, and says so',
  async (bind) => {
    link = await startLink('', { bind });
    const { smsc, clock, downs, gateway, heard } = link;
    expect(await downs.next()).toContain('next try in 30 s');
    expect(gateway.health()).toMatchObject({ state: 'refused' });
    expect(gateway.health().detail).toContain('check system_id');
    clock.advance(30_000);
    expect(await downs.next()).toContain('next try in 300 s');
    clock.advance(299_000);
    expect(smsc.pdus.all).toHaveLength(2);
    smsc.faults.bind = 0;
    clock.advance(1_000);
    await heard.readies.next();
    expect(gateway.health().state).toBe('up');
  },
);

test('a carrier that fails every bind for ten seconds is sent to again within 35', async () => {
  link = await startLink('', { bind: 0x0d });
  const { clock, smsc, heard, downs } = link;
  const from = clock.monotonic();
  const back = heard.readies.next().then(() => clock.monotonic() - from);
  while (clock.monotonic() - from < 10_000) {
    const seconds = Number(/next try in ([\d.]+) s/.exec(await downs.next())?.[1]);
    if (clock.monotonic() - from + seconds * 1_000 >= 10_000) smsc.faults.bind = 0;
    clock.advance(seconds * 1_000);
  }
  expect(await back).toBeLessThan(35_000);
  await send(link, outbound());
});

test('a carrier that drops the link every eight seconds has it nearly always', async () => {
  const { clock, smsc, heard, downs } = await up('enquire=3600');
  let down = 0;
  const from = clock.monotonic();
  for (let drop = 0; drop < 10; drop++) {
    clock.advance(8_000);
    smsc.sockets.at(-1)?.destroy();
    await downs.next();
    const since = clock.monotonic();
    clock.advance(300);
    await heard.readies.next();
    down += clock.monotonic() - since;
  }
  expect(down / (clock.monotonic() - from)).toBeLessThan(0.05);
});

test('who is sent away at once waits longer each time', async () => {
  const { clock, smsc, heard, downs } = await up('enquire=3600');
  const pauses: number[] = [];
  for (let drop = 0; drop < 4; drop++) {
    clock.advance(2_000);
    smsc.sockets.at(-1)?.destroy();
    const seconds = Number(/next try in ([\d.]+) s/.exec(await downs.next())?.[1]);
    pauses.push(seconds);
    clock.advance(seconds * 1_000);
    await heard.readies.next();
  }
  expect(pauses).toEqual([1, 2, 5, 10]);
});

test('nothing is asked before the bind is answered, which may take longer than any other answer', async () => {
  link = await startLink('enquire=2&timeout=2', { bind: 'silent' });
  const { clock, smsc, heard, gateway } = link;
  const { sequence } = await smsc.next('bind_transceiver');
  expect(await smsc.ask('enquire_link', {})).toBe(0);
  for (let second = 0; second < 5; second++) clock.advance(1_000);
  expect(await smsc.ask('enquire_link', {})).toBe(0);
  expect(smsc.pdus.all.map(({ command }) => command)).not.toContain('enquire_link');
  smsc.write(encode('bind_transceiver_resp', sequence, { system_id: 'smsc' }));
  await heard.readies.next();
  expect(gateway.health().state).toBe('up');
  clock.advance(2_000);
  await smsc.next('enquire_link');
});

test('already bound elsewhere is no refusal: tried again soon', async () => {
  link = await startLink('', { bind: 0x05 });
  expect(await link.downs.next()).toContain('next try in 1 s');
  expect(link.gateway.health().state).toBe('down');
});

test.each([
  ['silent', 'the log-in was not answered in time'],
  ['drop', 'the peer closed the connection'],
] as const)('a bind that ends %s: said, and tried again', async (bind, why) => {
  link = await startLink('bind_timeout=20', { bind });
  const { smsc, clock, downs, heard, gateway } = link;
  await smsc.next('bind_transceiver');
  if (bind === 'silent') clock.advance(20_000);
  expect(await downs.next()).toBe(`${why}; next try in 1 s`);
  expect(gateway.health()).toMatchObject({ state: 'down', detail: expect.stringContaining(why) });
  smsc.faults.bind = 0;
  clock.advance(1_000);
  await heard.readies.next();
});

test('half-open: a peer without a sound is given up after two questions', async () => {
  const { smsc, clock, downs } = await up('enquire=30', { enquire: 'silent' });
  clock.advance(30_000);
  await smsc.next('enquire_link');
  clock.advance(30_000);
  expect(await downs.next()).toContain('silent');
});

test('a peer that takes nothing any more is given up too, and what it was sent may have gone', async () => {
  const { smsc, clock, downs } = await up('enquire=30&long=payload&window=200');
  smsc.sockets[0]?.pause();
  const text = '您'.repeat(30_000); // more than the two systems hold in between
  const sends = Array.from({ length: 200 }, () => failure(send(link, outbound({ text }))));
  await new Promise(setImmediate); // they are written
  clock.advance(30_000);
  clock.advance(30_000);
  expect(await downs.next()).toContain('silent');
  expect(new Set(await Promise.all(sends))).toEqual(new Set(['unknown closed']));
});

test('a peer that answers is asked for ever', async () => {
  const { smsc, clock, gateway } = await up('enquire=30');
  for (let i = 0; i < 5; i++) {
    clock.advance(30_000);
    await smsc.next('enquire_link');
    await smsc.ask('enquire_link', {});
  }
  expect(gateway.health().state).toBe('up');
});

test('unbind of the peer: what is open is answered first, then the good-bye', async () => {
  const { smsc, heard, downs } = await up();
  let commit = () => {};
  heard.work = () => new Promise((resolve) => (commit = resolve));
  const delivered = smsc.ask('deliver_sm', delivery());
  await heard.messages.next();
  const unbound = smsc.ask('unbind', {});
  await heard.messages.all.length;
  const order: string[] = [];
  const both = [delivered.then(() => order.push('delivered')), unbound.then(() => order.push('unbound'))];
  await smsc.ask('enquire_link', {});
  expect(await failure(send(link, outbound()))).toBe('stopped not_bound');
  commit();
  await Promise.all(both);
  expect(order).toEqual(['delivered', 'unbound']);
  await downs.next();
});

test('once it stops it takes no message more: what is not answered is delivered again', async () => {
  const { smsc, heard, gateway } = await up();
  let commit = () => {};
  heard.work = () => new Promise((resolve) => (commit = resolve));
  const taken = smsc.ask('deliver_sm', delivery());
  await heard.messages.next();
  const stopped = gateway.stop();
  const late = encode('deliver_sm', 77, delivery());
  smsc.write(Buffer.concat([late, encode('data_sm', 78, delivery())]));
  expect(await smsc.ask('enquire_link', {})).toBe(0);
  commit();
  expect(await taken).toBe(0);
  await smsc.next('unbind');
  await stopped;
  expect(heard.messages.all).toHaveLength(1);
  expect(smsc.pdus.all.filter(({ command }) => command === 'deliver_sm_resp')).toHaveLength(1);
});

test('a carrier that answers nothing it is sent is told of while it lasts, and not for ever', async () => {
  const { smsc, clock, gateway } = await up('enquire=3600', { submit: () => 'silent' });
  const sending = failure(send(link, outbound()));
  await smsc.next('submit_sm');
  clock.advance(29_000);
  expect(gateway.health().mute).toBeUndefined();
  clock.advance(2_000);
  expect(gateway.health()).toMatchObject({ state: 'up', mute: expect.any(Number) });
  expect(gateway.health().detail).toContain('have gone unanswered for 31 s');
  clock.advance(30_000);
  expect(await sending).toBe('unknown timeout');
  clock.advance(150_000);
  expect(gateway.health().mute).toBeGreaterThan(200_000);
  smsc.faults.submit = () => 0;
  await send(link, outbound());
  expect(gateway.health().mute).toBeUndefined();
  smsc.faults.submit = () => 'silent';
  void failure(send(link, outbound()));
  await smsc.next('submit_sm');
  clock.advance(301_000);
  expect(gateway.health().mute).toBeUndefined();
});

test('stop waits for what is open, unbinds and takes nothing new', async () => {
  const { smsc, gateway } = await up('', { submit: () => 'hold' });
  const sending = send(link, outbound());
  await smsc.next('submit_sm');
  const stopped = gateway.stop();
  expect(await failure(send(link, outbound()))).toBe('stopped not_bound');
  smsc.release();
  await sending;
  await smsc.next('unbind');
  await stopped;
  expect(gateway.health().state).toBe('stopped');
});

test('stop is bounded where the peer answers nothing, and leaves no timer behind', async () => {
  const { smsc, gateway, clock } = await up('', { submit: () => 'silent', unbind: 'silent' });
  const sending = failure(send(link, outbound()));
  await smsc.next('submit_sm');
  const stopped = gateway.stop();
  clock.advance(5_000);
  await smsc.next('unbind');
  clock.advance(5_000);
  await stopped;
  expect(await sending).toBe('unknown closed');
  expect(clock.waiting).toBe(0);
});

test('a link that was never reached stops', async () => {
  link = await startLink();
  await link.smsc.stop();
  await link.gateway.stop();
  expect(link.gateway.health().state).toBe('stopped');
});
