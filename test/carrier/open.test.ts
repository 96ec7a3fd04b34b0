/** The small carrier, played against links of ours as its own words set them up. */
import { PassThrough } from 'node:stream';
import { CARRIERS } from '../../gateways';
import { PROTOCOLS } from '../../src/carrier/kinds';
import { openCarrier, type SmallCarrier } from '../../src/carrier/open';
import { Reading, typed } from '../../src/carrier/texts';
import { run } from '../../src/cli/commands/carrier';
import { readConfig } from '../../src/config';
import type { Gateway } from '../../src/ports';
import { freePort } from '../support/peer/freePort';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { failure, outbound, recorder } from '../support/smsc/link';

const silent = () => {};
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** The link that these words ask for, started. */
async function linkTo(address: string) {
  const heard = recorder();
  const [plan] = readConfig({ CARRIER_URL: address }, CARRIERS).gateways;
  if (!plan) throw new Error('the settings ask for no link');
  const gateway: Gateway = plan.create({
    clock: new FakeClock(),
    chance: fixedChance(),
    log: { debug: silent, info: silent, warn: silent, error: silent },
    meter: { count: silent, observe: silent, gauge: silent },
    templates: '',
    say: () => '',
    open: false,
  });
  stops.push(() => gateway.stop());
  await gateway.start(heard);
  await heard.readies.next();
  return { gateway, heard };
}
const sendBy = (gateway: Gateway, text: string) => {
  if (!gateway.send) throw new Error('a link can send');
  return gateway.send(
    outbound({ gateway: gateway.name, text, lane: 'notice' }),
    new AbortController().signal,
  );
};

test('a link that asks for CMPP 2.0 is spoken to in it', async () => {
  const told: Promise<unknown>[] = [];
  const options = { port: 0, secret: 'p@ss', answer: 'taken', dial: 1, code: '10628' } as const;
  const carrier: SmallCarrier = await openCarrier('cmpp', {
    ...options,
    taken: (segment) => void told.push(carrier.tell(segment, true)),
  });
  stops.push(() => carrier.stop());
  const { gateway, heard } = await linkTo(`${carrier.address}&version=2.0`);
  for (const text of typed('13800000001', '10628', '补贴', 1)) expect(await carrier.bring(text)).toBe(true);
  expect(heard.messages.all).toMatchObject([{ text: '补贴' }]);
  const { references } = await sendBy(gateway, '已到账');
  expect(await Promise.all(told)).toEqual([0]);
  expect(heard.receipts.all).toMatchObject([{ references, to: ['+8613800000001'], state: 'delivered' }]);
});

describe.each(PROTOCOLS)('%s', (protocol) => {
  let carrier: SmallCarrier;
  const begin = async (changes: Partial<Parameters<typeof openCarrier>[1]> = {}) => {
    const dial = await freePort();
    const plain = { port: 0, secret: 'p@ss', answer: 'taken', dial, code: '10628', taken: silent } as const;
    const options = { ...plain, ...changes };
    carrier = await openCarrier(protocol, options);
    stops.push(() => carrier.stop());
    return linkTo(carrier.address);
  };

  test('a text typed there is heard here, however long, and an answer is read there and reported', async () => {
    const reading = new Reading();
    const read: string[] = [];
    const { gateway, heard } = await begin({
      taken: (segment) => {
        read.push(...[reading.add(segment)].filter((text) => text !== null));
        void carrier.tell(segment, true);
      },
    });
    const [short] = typed('13800000001', '10628', '补贴', 1);
    expect(short && (await carrier.bring(short))).toBe(true);
    expect(heard.messages.all).toMatchObject([{ from: '+8613800000001', to: '10628', text: '补贴' }]);
    for (const part of typed('13800000001', '10628', '农'.repeat(80), 2)) await carrier.bring(part);
    expect(heard.parts.all).toHaveLength(2);
    const long = `【乡信】${'惠'.repeat(100)}`;
    const { references } = await sendBy(gateway, long);
    expect(read).toEqual([long]);
    for (const reference of references)
      expect(await heard.receipts.next()).toMatchObject({ references: [reference], state: 'delivered' });
  });

  test('refuses where it is told to', async () => {
    const { gateway } = await begin({ answer: 'refused' });
    expect(await failure(sendBy(gateway, '已到账'))).toMatch(/^rejected/);
  });
});

test('nobody is logged in: nothing is taken', async () => {
  const carrier = await openCarrier('cmpp', {
    port: 0,
    secret: 's',
    answer: 'taken',
    dial: 1,
    code: '10628',
    taken: silent,
  });
  stops.push(() => carrier.stop());
  const [text] = typed('13800000001', '10628', 'BT', 1);
  expect(text && (await carrier.bring(text))).toBe(false);
});

test('the command prints the link and what comes, and sends what is typed, from the phone that was named last', async () => {
  const input = new PassThrough();
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    onSignal: () => silent,
  };
  const port = await freePort();
  const ended = run(['cmpp', '--port', String(port), '--code', '1065712345'], io as never, input); // what the command asks of its Io
  while (err.length < 2) await new Promise(setImmediate);
  const [, address = ''] = /CARRIER_URL='([^']+)'/.exec(err[0] ?? '') ?? [];
  const { gateway, heard } = await linkTo(address);
  input.write('13900000001 在办\n超期\n');
  const texts = [await heard.messages.next(), await heard.messages.next()];
  expect(texts).toMatchObject([
    { from: '+8613900000001', to: '1065712345', text: '在办' },
    { from: '+8613900000001', text: '超期' },
  ]);
  await sendBy(gateway, '【乡信】已到账');
  expect(out).toEqual(['10628 → 13800000001: 【乡信】已到账']);
  expect(await heard.receipts.next()).toMatchObject({ state: 'delivered' });
  input.end();
  expect(await ended).toBe(0);
});

test('a signal ends the command while its input stays open', async () => {
  const input = new PassThrough();
  let signal = silent;
  const io = {
    out: silent,
    err: silent,
    onSignal: (call: () => void) => {
      signal = call;
      return silent;
    },
  };
  const ended = run(['cmpp'], io as never, input); // what the command asks of its Io
  while (signal === silent) await new Promise(setImmediate);
  signal();
  expect(await ended).toBe(0);
  expect(input.isPaused()).toBe(true); // an input that is read on keeps the process
});
