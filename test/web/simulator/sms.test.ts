import { get, type IncomingMessage } from 'node:http';
import request from 'supertest';
import type { TraceStep } from '../../../src/ports';
import { ANSWERS, fakeListener, fakeWeb } from '../support/fakeWeb';

const SMS = '/api/simulator/sms';

describe('POST /api/simulator/sms', () => {
  test('answers with the replies, and with nothing else', async () => {
    const { app } = await fakeWeb();
    const response = await request(app).post(SMS).send({ from: '13800000001', text: 'BT' }).expect(200);
    expect(response.body).toEqual({ replies: ANSWERS.BT?.replies });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  test('no reply is an empty list', async () => {
    const { app } = await fakeWeb();
    const response = await request(app).post(SMS).send({ from: '13800000001', text: '谢谢' }).expect(200);
    expect(response.body).toEqual({ replies: [] });
  });

  test.each(['', '😀😀', '{{name}}', "'; DROP TABLE phones;--", '<b>x</b>', 'a'.repeat(100_000)])(
    'any text is a text (%#)',
    async (text) => {
      const { app } = await fakeWeb();
      const response = await request(app).post(SMS).send({ from: '13800000001', text }).expect(200);
      expect(response.body.replies[0].text).toBe(text);
    },
  );

  test.each([
    ['13800000001', '+8613800000001'],
    ['+86 138-0000-0001', '+8613800000001'],
    ['008613800000001', '+8613800000001'],
    ['12345', '12345'],
  ])('a phone written %s is %s', async (from, phone) => {
    const seen: string[] = [];
    const { app, simulator } = await fakeWeb();
    simulator.watch((step) => seen.push(step.phone));
    await request(app).post(SMS).send({ from, text: 'BT' }).expect(200);
    expect(new Set(seen)).toEqual(new Set([phone]));
  });

  test('the code is 10628 where none is named', async () => {
    const codes: string[] = [];
    const message = async (inbound: { to: string }) => {
      codes.push(inbound.to);
      return { replies: [] };
    };
    const { app } = await fakeWeb({}, { ...fakeListener(() => neverAsked()), message });
    await request(app).post(SMS).send({ from: '13800000001', text: 'BT' }).expect(200);
    await request(app).post(SMS).send({ from: '13800000001', to: '10086', text: 'BT' }).expect(200);
    expect(codes).toEqual(['10628', '10086']);
  });
});

describe('GET /api/simulator/events', () => {
  test('shows the steps of one phone, in order, and not those of another', async () => {
    const { web, simulator } = await fakeWeb();
    const { url } = await web.start();
    const events = await open(`${url}/api/simulator/events?phone=%2B8613800000001`);
    await simulator.say('13800000002', undefined, 'BT');
    await simulator.say('13800000001', undefined, 'BT');
    const steps = await events.until('sent');
    expect(steps.map((step) => step.step)).toEqual([
      'received',
      'understood',
      'lookedUp',
      'committed',
      'sent',
    ]);
    expect(new Set(steps.map((step) => step.phone))).toEqual(new Set(['+8613800000001']));
    await web.stop();
  });

  test('a message that failed says so', async () => {
    const message = () => Promise.reject(new Error('no'));
    const { web, simulator } = await fakeWeb({}, { ...fakeListener(() => neverAsked()), message });
    const { url } = await web.start();
    const events = await open(`${url}/api/simulator/events`);
    await simulator.say('13800000001', undefined, 'BT').catch(() => {});
    expect(await events.until('failed')).toHaveLength(1);
    await web.stop();
  });

  test('a silent stream is kept alive, and forgotten when it closes', async () => {
    const { web, pass, waiting } = await fakeWeb();
    const { url } = await web.start();
    const response = await new Promise<IncomingMessage>((resolve) =>
      get(`${url}/api/simulator/events`, resolve),
    );
    const beat = new Promise<void>((resolve) => {
      response.on('data', (chunk) => String(chunk).includes(':\n\n') && resolve());
    });
    pass(20_000);
    await beat;
    await web.stop();
    expect(waiting()).toBe(0);
  });

  test('steps of other gateways are not shown', async () => {
    const { simulator } = await fakeWeb();
    const seen: TraceStep[] = [];
    const stop = simulator.watch((step) => seen.push(step));
    simulator.trace({ inbound: 'from-smpp', phone: '+8613800000001', step: 'received', ms: 0, detail: {} });
    expect(seen).toEqual([]);
    await simulator.say('13800000001', undefined, 'BT');
    const many = seen.length;
    stop();
    await simulator.say('13800000001', undefined, 'BT');
    expect([many, seen.length]).toEqual([5, 5]);
  });

  test('a phone that is none: 400', async () => {
    const { app } = await fakeWeb();
    await request(app).get('/api/simulator/events?phone=nobody').expect(400);
  });
});

describe('/simulator', () => {
  test('shows who can be played and what can be tried, in both languages', async () => {
    const { app } = await fakeWeb();
    const page = await request(app).get('/simulator').expect(200);
    for (const words of ['农户', '13700000000', '查自家补贴', '里面发生了什么'])
      expect(page.text).toContain(words);
    const english = await request(app).get('/simulator?lang=en').expect(200);
    for (const words of ['Applicant', 'My subsidies', 'What happens inside'])
      expect(english.text).toContain(words);
  });

  test('without demo data a number can be written', async () => {
    const { app } = await fakeWeb({ demo: null });
    const { text } = await request(app).get('/simulator').expect(200);
    expect(text).toContain('type="tel"');
  });

  test('has no script and no style of its own in the page', async () => {
    const { app } = await fakeWeb();
    const { text } = await request(app).get('/simulator');
    expect(text).not.toMatch(/<script(?![^>]*(src=|application\/json))|<style|style="|onclick/);
  });

  test('works as a form', async () => {
    const { app } = await fakeWeb();
    const sent = { from: '13800000002', text: 'HELP' };
    const { text } = await request(app).post('/simulator').type('form').send(sent).expect(200);
    expect(text).toContain('Text BT for subsidies.');
    expect(text).toContain('1条 · GSM-7');
    expect(text).toMatch(/value="\+8613800000002"[^>]* checked/);
  });

  test('works as a form with a thing to try', async () => {
    const { app } = await fakeWeb();
    const { text } = await request(app)
      .post('/simulator?lang=en')
      .type('form')
      .send({ from: '13800000002', try: '0', text: '' });
    expect(text).toMatch(/value="\+8613800000001"[^>]* checked/);
    expect(text).toContain('2 segments · UCS-2');
  });

  test('what comes back is text, not markup', async () => {
    const { app } = await fakeWeb();
    const sent = { from: '13800000002', text: '<img src=x>{{phone}}' };
    const { text } = await request(app).post('/simulator').type('form').send(sent).expect(200);
    expect(text).not.toContain('<img src=x>');
    expect(text).toContain('{{phone}}');
  });

  test('a form that is wrong: a page with 400; another type: 415', async () => {
    const { app } = await fakeWeb();
    const page = await request(app)
      .post('/simulator')
      .type('form')
      .send({ from: 'x', text: 'BT' })
      .expect(400);
    expect(page.type).toBe('text/html');
    await request(app).post('/simulator').type('text/plain').send('BT').expect(415);
    await request(app)
      .post('/simulator')
      .type('form')
      .send(`text=${'a'.repeat(1_048_577)}`)
      .expect(413);
  });
});

describe('the gateway', () => {
  test('is up from start to stop', async () => {
    const { simulator } = await fakeWeb();
    expect(simulator.health()).toMatchObject({ state: 'up', open: 0 });
    await simulator.stop();
    expect(simulator.health().state).toBe('stopped');
    await expect(simulator.say('13800000001', undefined, 'BT')).rejects.toMatchObject({ fate: 'stopped' });
  });
});

function neverAsked(): never {
  throw new Error('this listener tells no steps');
}

/** A live view; `until` gathers what came up to the first step of that name. */
async function open(url: string) {
  const response = await new Promise<IncomingMessage>((resolve) => get(url, resolve));
  let text = '';
  let look = () => {};
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    look();
  });
  const steps = () =>
    [...text.matchAll(/event: step\ndata: (.*)\n\n/g)].map(([, json]) => JSON.parse(json ?? '') as TraceStep); // as sent
  return {
    until: (last: TraceStep['step']) =>
      new Promise<TraceStep[]>((resolve) => {
        look = () => {
          if (steps().some((step) => step.step === last)) resolve(steps());
        };
        look();
      }),
  };
}
