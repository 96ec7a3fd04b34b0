import request from 'supertest';
import { decide } from '../../../src/core/cases/decideEvent';
import type { CaseEvent } from '../../../src/core/model/caseEvents';
import type { CaseRow } from '../../../src/core/model/cases';
import { demoCaseNumber, demoEvent } from '../../../src/demo/simulator';
import type { OfficeDesk } from '../../../src/web/simulator/office';
import { heard, known } from '../../worlds/county';
import { APPLICANT, DEPUTY } from '../../worlds/people';
import { fakeWeb } from '../support/fakeWeb';

const OFFICE = '/api/simulator/office';

/** An office that keeps its cases in memory, and what its reports lead to: `[phone, view]`. */
function desk() {
  const rows = new Map<string, CaseRow>();
  const told: [string, string][] = [];
  const take = (event: CaseEvent) => {
    const { number } = event.case;
    const decision = decide(event, known(event.at, { row: rows.get(number) ?? null }));
    if (decision.outcome === 'refused') return { error: decision.refusal.says };
    rows.set(number, decision.row);
    if (decision.outcome === 'done') told.push(...heard(decision.notices));
    return 'accepted' as const;
  };
  const office: OfficeDesk = {
    notify: async (events) => events.map(take),
    stateOf: async (number) => rows.get(number)?.state ?? null,
    newNumber: demoCaseNumber,
    event: demoEvent,
  };
  return { office, told };
}

test('says how a case may begin, and begins none', async () => {
  const { office } = desk();
  const { app } = await fakeWeb({ office });
  const { body } = await request(app).post(OFFICE).send({}).expect(200);
  expect(body).toEqual({ case: null, state: null, next: ['preregistered', 'received', 'accepted'] });
});

test('the usual way from key to key ends with the case closed, and the right phones ring', async () => {
  const { office, told } = desk();
  const { app, pass } = await fakeWeb({ office });
  const way: string[] = [];
  let standing: { case: string | null; state: string | null; next: string[] } = {
    case: null,
    state: null,
    next: ['preregistered'],
  };
  while (standing.next.length > 0) {
    const [type = ''] = standing.next;
    way.push(type);
    const report = { ...(standing.case && { case: standing.case }), type };
    standing = (await request(app).post(OFFICE).send(report).expect(200)).body;
    pass(1_000);
    // Paid once, it is certified.
    if (type === 'paid') standing.next = ['certified'];
  }
  expect(way).toEqual([
    'preregistered',
    'accepted',
    'routed',
    'approved',
    'paymentDue',
    'paid',
    'certified',
    'closed',
  ]);
  expect(standing.state).toBe('closed');
  expect(told.filter(([to]) => to === DEPUTY)).toEqual([[DEPUTY, 'alert.accepted']]);
  expect(told).toContainEqual([APPLICANT, 'notice.paymentDue']);
});

test('every report that is offered is possible', async () => {
  const { office } = desk();
  const { app, pass } = await fakeWeb({ office });
  const begun = await request(app).post(OFFICE).send({ type: 'accepted' }).expect(200);
  for (const type of begun.body.next) {
    pass(10_000);
    const { body } = await request(app).post(OFFICE).send({ type: 'accepted' }).expect(200);
    await request(app).post(OFFICE).send({ case: body.case, type }).expect(200);
  }
});

test('two cases begun in one moment have two numbers', async () => {
  const { office } = desk();
  const { app } = await fakeWeb({ office });
  const begin = async () =>
    (await request(app).post(OFFICE).send({ type: 'accepted' }).expect(200)).body.case;
  expect(await begin()).not.toBe(await begin());
});

test('what is not possible: 409 with the reason; a case that is none: 400', async () => {
  const { office } = desk();
  const { app } = await fakeWeb({ office });
  const { body } = await request(app).post(OFFICE).send({ type: 'paid' }).expect(409);
  expect(body.detail).toContain('paid begins none');
  await request(app).post(OFFICE).send({ case: 'x', type: 'paid' }).expect(400);
  await request(app).post(OFFICE).send({ type: 'eaten' }).expect(400);
});

test('without a demo there is no window', async () => {
  const { app } = await fakeWeb();
  await request(app).post(OFFICE).send({}).expect(404);
  expect((await request(app).get('/simulator')).text).not.toContain('id="office"');
});

test.each([
  ['2026-11-23T00:00:00+08:00', 'QZ20261123-6666'],
  ['2026-11-23T08:00:00+08:00', 'QZ20261123-0000'],
  ['2026-11-23T23:59:59+08:00', 'QZ20261123-6666'],
])('a case of %s', (at, number) => {
  expect(demoCaseNumber(Date.parse(at))).toBe(number);
});

test('where no number is free it says so, and does not look for ever', async () => {
  const { office } = desk();
  const { app } = await fakeWeb({ office: { ...office, stateOf: async () => 'accepted' } });
  const { body } = await request(app).post(OFFICE).send({ type: 'accepted' }).expect(409);
  expect(body.detail).toMatch(/numbers are taken/);
});
