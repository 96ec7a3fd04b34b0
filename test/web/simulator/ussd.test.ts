import request from 'supertest';
import type { Inbound } from '../../../src/core/model/message';
import { fakeWeb } from '../support/fakeWeb';

const USSD = '/api/simulator/ussd';
const STEP = { from: '13800000001', session: 's1', code: '*106#', input: '' };

/** A service that shows what it was asked, until `0` ends it. */
async function web() {
  const asked: Inbound[] = [];
  const message = async (inbound: Inbound) => {
    asked.push(inbound);
    const text = `您按了${inbound.text}`;
    const answer = { replies: [{ text, segments: 1, encoding: 'ucs2' as const }] };
    return inbound.text === '0' ? { ...answer, ends: true as const } : answer;
  };
  const listener = { message, part: async () => {}, receipt: async () => {}, ready: () => {} };
  return { asked, ...(await fakeWeb({}, listener)) };
}

test('answers with the screen and whether it is the last, and with nothing else', async () => {
  const { app } = await web();
  const first = await request(app).post(USSD).send(STEP).expect(200);
  expect(first.body).toEqual({ text: '您按了', end: false });
  expect(first.headers['cache-control']).toBe('no-store');
  const last = await request(app)
    .post(USSD)
    .send({ ...STEP, input: '0' });
  expect(last.body).toEqual({ text: '您按了0', end: true });
});

test('what is dialled behind the code is the first input', async () => {
  const { app, asked } = await web();
  await request(app)
    .post(USSD)
    .send({ ...STEP, code: '*106*1*2#' })
    .expect(200);
  await request(app).post(USSD).send({ from: STEP.from, session: 's2', code: '*106#' }).expect(200);
  expect(asked.map(({ text }) => text)).toEqual(['1*2', '']);
});

test('hanging up', async () => {
  const { app, asked } = await web();
  await request(app)
    .post(USSD)
    .send({ ...STEP, hangUp: true })
    .expect(200);
  expect(asked).toMatchObject([{ session: { phase: 'close' } }]);
});

test.each([
  [{ ...STEP, from: 'nobody' }, '/from'],
  [{ ...STEP, session: '' }, '/session'],
  [{ ...STEP, session: 's'.repeat(101) }, '/session'],
  [{ ...STEP, code: '106' }, '/code'],
  [{ ...STEP, code: '*#' }, '/code'],
  [{ ...STEP, code: '*106#;' }, '/code'],
  [{ ...STEP, input: 7 }, '/input'],
  [{ ...STEP, input: '1'.repeat(1_001) }, '/input'],
  [{ ...STEP, hangUp: 'yes' }, '/hangUp'],
  [[], ''],
])('%j: 400 at %s', async (body, pointer) => {
  const { app, asked } = await web();
  const { body: problem } = await request(app).post(USSD).send(body).expect(400);
  expect(problem.errors[0].pointer).toBe(pointer);
  expect(asked).toEqual([]);
});

test('only POST, and only JSON', async () => {
  const { app } = await web();
  await request(app).get(USSD).expect(405);
  await request(app).post(USSD).type('form').send(STEP).expect(415);
});
