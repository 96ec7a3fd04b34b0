import { event, saying, type Township, township } from '../../worlds/countyService';
import { DEPUTY, HEAD, NOW, SUPERVISOR } from '../../worlds/people';

const MINUTE = 60_000;
const green = { case: { green: true } };

/** What leaders and supervisors were told since this was last asked. */
async function roundAfter(ms: number, town: Township): Promise<string[]> {
  town.clock.advance(ms);
  await town.supervise();
  return town.said();
}

describe('an alert', () => {
  test('that nobody answers climbs the ladder every half hour, and ends at the supervisors', async () => {
    const town = await township();
    await town.notify([event('accepted', green)]);
    town.said();
    expect(await roundAfter(29 * MINUTE, town)).toEqual([]);
    expect(await roundAfter(MINUTE, town)).toEqual([expect.stringMatching(new RegExp(`^\\${HEAD}: `))]);
    expect(await roundAfter(MINUTE, town)).toEqual([]);
    expect(await roundAfter(29 * MINUTE, town)).toEqual([
      expect.stringMatching(new RegExp(`^\\${SUPERVISOR}: `)),
    ]);
    expect(await roundAfter(120 * MINUTE, town)).toEqual([]);
  });

  test('is on record with every step', async () => {
    const town = await township();
    await town.notify([event('accepted', green)]);
    town.clock.advance(30 * MINUTE);
    await town.supervise();
    expect(town.of('alertMoved').map(({ to }) => to)).toEqual(['passedOn']);
    expect(town.of('audit')).toMatchObject([{ action: 'alert.passOn', subject: 'QZ20261123-0001 rung 0' }]);
    expect(town.of('alert').map(({ alert: { leader, rung } }) => [leader, rung])).toEqual([
      [DEPUTY, 0],
      [HEAD, 1],
    ]);
  });

  test('whose message can not be delivered climbs at once', async () => {
    const town = await township();
    await town.notify([event('accepted', green)]);
    const message = town.of('owed').find((owed) => owed.message.to === DEPUTY)?.message;
    town.said();
    await town.store.commit([
      {
        kind: 'settled',
        settlement: { id: message?.id ?? '', gateway: 'cm', at: NOW, outcome: 'failed', code: 'MK:0001' },
      },
    ]);
    expect(await roundAfter(1_000, town)).toEqual([expect.stringMatching(new RegExp(`^\\${HEAD}: `))]);
  });

  test('of a case that is over just ends', async () => {
    const town = await township();
    await town.notify([event('accepted', green), event('withdrawn')]);
    town.said();
    expect(await roundAfter(30 * MINUTE, town)).toEqual([]);
    expect(await town.store.cases.unanswered(town.clock.now(), 10)).toEqual([]);
  });
});

describe('warnings', () => {
  const HOUR = 60 * MINUTE;

  /** Cases accepted at one time, so that their promises end together, and what the supervisor is told from then on. */
  async function warned(numbers: string[], rounds: number): Promise<string[][]> {
    const town = await township();
    await town.notify(numbers.map((number) => event('accepted', { case: { number } })));
    town.said();
    const told: string[][] = [];
    for (let round = 0; round < rounds; round++) {
      town.clock.advance(HOUR);
      await town.supervise();
      await town.supervise();
      const owed = town.of('owed').filter(({ message }) => message.to === SUPERVISOR);
      const texts = owed
        .map(({ message }) => message)
        .filter(({ template }) => !template?.startsWith('digest'));
      if (texts.length > 0) told.push(texts.map(({ text }) => text));
      town.committed.length = 0;
    }
    return told;
  }

  test('of the same hour come in one message, whatever their number', async () => {
    const numbers = ['0001', '0002', '0003', '0004'].map((tail) => `QZ20261123-${tail}`);
    const told = await warned(numbers, 24 * 20);
    expect(told.filter((texts) => texts.length > 1)).toEqual([]);
    expect(told.flat().some((text) => /黄牌4件/.test(text))).toBe(true);
    // A warning, a yellow and a red card, and being stuck, of all four cases.
    expect(told.length).toBeLessThanOrEqual(4);
  });

  test('who was told in an hour hears the rest in the next', async () => {
    const town = await township();
    await town.notify([event('accepted')]);
    await town.supervise();
    const due = (id: string, subject: string) =>
      ({ kind: 'timer', timer: { id, kind: 'step.stuck', subject, dueAt: town.clock.now() } }) as const;
    town.clock.advance(8 * 24 * HOUR);
    await town.store.commit([due('one', 'QZ20261123-0001')]);
    await town.supervise();
    town.said();
    await town.notify([event('accepted', { at: NOW, case: { number: 'QZ20261123-0002' } })]);
    town.said();
    await town.store.commit([due('two', 'QZ20261123-0002')]);
    await town.supervise();
    const toSupervisor = () => town.said().filter((text) => text.startsWith(SUPERVISOR));
    expect(toSupervisor()).toEqual([]);
    town.clock.advance(HOUR);
    await town.supervise();
    expect(toSupervisor()).toEqual([expect.stringContaining('QZ20261123-0002')]);
  });
});

describe('several processes', () => {
  test('pass an alert on once, and fire a timer once', async () => {
    const one = await township();
    const other = await township({ same: one });
    await one.notify([event('accepted', green)]);
    one.said();
    one.clock.advance(30 * MINUTE);
    await Promise.all([one.supervise(), other.supervise()]);
    expect([...one.said(), ...other.said()]).toHaveLength(1);
    one.clock.advance(14 * 86_400_000);
    await Promise.all([one.supervise(), other.supervise()]);
    const told = [...one.said(), ...other.said()];
    expect(told.sort()).toEqual([...new Set(told)].sort());
    expect(told.length).toBeGreaterThan(0);
  });
});

describe('time', () => {
  const DAYS = 86_400_000;

  test('brings a warning when most of a promise is gone, then the cards, each once', async () => {
    const town = await township();
    await town.notify([event('accepted')]);
    town.said();
    const told: string[] = [];
    for (let day = 0; day < 30; day++) {
      town.clock.advance(DAYS);
      await town.supervise();
      const owed = town.of('owed').filter(({ message }) => message.to === SUPERVISOR);
      told.push(...owed.map(({ message }) => message.template ?? ''));
      town.committed.length = 0;
    }
    expect(told.filter((view) => view !== 'alert.stuck' && !view.startsWith('digest'))).toEqual([
      'alert.warning',
      'alert.yellowCard',
      'alert.redCard',
    ]);
    expect(told.filter((view) => view === 'alert.stuck')).toHaveLength(1);
  });

  test('says the same of the same promise once, also when an event has set the timer again', async () => {
    const town = await township();
    await town.notify([event('accepted')]);
    town.clock.advance(11 * DAYS);
    await town.supervise();
    expect(town.of('owed').filter(({ message }) => message.template === 'alert.warning')).not.toEqual([]);
    town.committed.length = 0;
    await town.notify([event('opinion', { at: town.clock.now(), note: '现场合格' })]);
    await town.supervise();
    await town.supervise();
    expect(town.of('owed').filter(({ message }) => message.template === 'alert.warning')).toEqual([]);
    const due = await town.store.cases.due(town.clock.now(), 1_000);
    expect(due.filter(({ subject }) => subject === 'QZ20261123-0001')).toEqual([]);
  });

  test('brings leaders and supervisors a digest every working day at its hour', async () => {
    const town = await township();
    await town.notify([event('accepted')]);
    await town.supervise();
    town.said();
    const days: string[] = [];
    for (let hour = 0; hour < 5 * 24; hour++) {
      town.clock.advance(60 * MINUTE);
      await town.supervise();
      const all = town.of('owed').filter(({ message }) => message.template === 'digest.all');
      days.push(
        ...all.map(
          ({ message }) => `${new Date(message.expiresAt).toISOString().slice(5, 13)} ${message.to}`,
        ),
      );
      town.committed.length = 0;
    }
    // At 8:00 in Shanghai, worth sending for a day; Saturday has none.
    expect(days).toEqual(
      ['11-25T00', '11-26T00', '11-27T00', '11-28T00'].map((day) => `${day} ${SUPERVISOR}`),
    );
  });

  test('reminds an applicant of an appointment the day before', async () => {
    const town = await township();
    await town.notify([
      event('preregistered', {
        detail: { appointmentAt: NOW + 2 * DAYS, window: '3号窗口', papers: ['图纸'] },
      }),
    ]);
    town.said();
    town.clock.advance(DAYS);
    await town.supervise();
    expect(town.of('owed').map(saying)).toEqual([expect.stringMatching(/3号窗口/)]);
  });
});
