/** Two carriers at once, by CMPP and by SMGP: the gateway of one dies in the middle of bulk, and the other has the rest. */
import { COMMAND } from '../../gateways/smgp/pdu';
import { linkedByBoth } from './linked';

const EACH = 60;
const WINDOW = 8;

/** Time passes until it is so, a little after each answer of the store and of a gateway: no lease runs out while a commit is on its way. */
async function until(link: Awaited<ReturnType<typeof linkedByBoth>>, isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    link.clock.advance(200);
    await link.peer.ct.ask(COMMAND.activeTest);
    await link.states();
  }
}

test('everybody gets theirs, and twice at most those whose answer was open when it died', async () => {
  const link = await linkedByBoth(`window=${WINDOW}`);
  const { peer, owe, committed, states, close } = link;
  const people = Array.from({ length: 2 * EACH }, (_, at) => `+86138${String(at).padStart(8, '0')}`);
  const byMobile = () => peer.cm.segments().map(({ Dest_terminal_Id: [to] }) => `+86${to}`);
  const byTelecom = () => peer.ct.segments().map(({ DestTermID: [to] }) => `+86${to}`);
  const sent = () =>
    committed.all.filter((one) => one.kind === 'settled' && one.settlement.outcome === 'sent');

  await owe(
    ...people.map((to, at) => ({
      id: `m${at}`,
      to,
      lane: 'bulk' as const,
      gateway: at < EACH ? 'cm' : 'ct',
    })),
  );
  await until(link, () => byMobile().length >= EACH / 3);
  peer.cm.submit = 'silent';
  await until(link, () => byMobile().length >= EACH / 3 + WINDOW);
  await peer.cm.stop();
  await until(link, () => sent().length === people.length);

  expect(new Set([...byMobile(), ...byTelecom()])).toEqual(new Set(people));
  const twice = byTelecom().filter((to) => byMobile().includes(to));
  expect(twice.length).toBeGreaterThan(0);
  expect(twice.length).toBeLessThanOrEqual(WINDOW);
  expect(new Set(byTelecom()).size).toBe(byTelecom().length);
  expect(new Set(await states())).toEqual(new Set(['sent']));
  await close();
});
