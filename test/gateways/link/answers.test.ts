/** What the log hears of messages that were not taken over: while the store is away that is every one. */
import { Answers, type Asked } from '../../../gateways/link/answers';
import type { DeliverySide } from '../../../gateways/link/protocol';
import { StoreError } from '../../../src/ports';
import { inbound } from '../../support/builders/changes';
import { FakeClock, fixedChance } from '../../support/smsc/clock';

const protocol: DeliverySide = {
  head: 1,
  statuses: { taken: 0, full: 1, failed: 2 },
  kindOf: () => 'delivery',
  inbound: () => ({ kind: 'message', message: inbound('m1', { text: '我叫王德福' }) }),
  acknowledge: (_, status) => Buffer.from([status]),
  refuse: () => Buffer.from([9]),
};

function link(fault: () => Error) {
  const clock = new FakeClock();
  const lines: unknown[] = [];
  const silent = () => {};
  const log = { debug: silent, info: silent, warn: (facts: object) => lines.push(facts), error: silent };
  const said: number[] = [];
  const connection = { write: ([status]: Buffer) => said.push(status ?? -1), hold: silent, release: silent };
  const fails = async () => {
    throw fault();
  };
  const on = { message: fails, part: fails, receipt: fails, ready: silent };
  const answers = new Answers('cm', protocol, { clock, chance: fixedChance(), log }, on);
  const asked = { connection, session: 's', takes: true, goodbye: silent } as unknown as Asked; // as much of a connection as is asked of it
  const deliver = async (count: number) => {
    for (let n = 0; n < count; n++) answers.answer(Buffer.from([1]), asked);
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  return { clock, lines, said, deliver };
}

test('each is refused; the first is told with the reason, and then how many in ten seconds', async () => {
  const { clock, lines, said, deliver } = link(
    () => new StoreError('unavailable', 'the database does not answer'),
  );
  await deliver(300);
  expect(said).toEqual(new Array(300).fill(2));
  const told = { gateway: 'cm', error: 'StoreError', why: 'the database does not answer' };
  expect(lines).toEqual([{ ...told, messages: 1 }]);
  clock.advance(10_000);
  await deliver(1);
  expect(lines).toEqual([expect.anything(), { ...told, messages: 300 }]);
});

test('of a fault of ours where it was made is told, and none of its words', async () => {
  const { lines, deliver } = link(() => new TypeError('我叫王德福 is no number'));
  await deliver(1);
  expect(lines).toEqual([
    { gateway: 'cm', messages: 1, error: 'TypeError', why: expect.stringMatching(/^at .*answers\.test/) },
  ]);
  expect(JSON.stringify(lines)).not.toContain('王德福');
});
