import { get, type IncomingMessage } from 'node:http';
import request from 'supertest';
import type { Arrival, Arrivals } from '../../../src/ports';
import { APPLICANT, FARMER } from '../../worlds/people';
import { fakeWeb } from '../support/fakeWeb';

function arrival(id: string, to: string, text = `【乡信】${id}`): Arrival {
  return { id, to, text, lane: 'notice', at: 0 };
}

/** Phones with these texts in them; `ring` brings one more. */
function phones(...kept: Arrival[]) {
  const watchers = new Set<(arrival: Arrival) => void>();
  const arrivals: Arrivals = {
    watch(see) {
      watchers.add(see);
      return () => void watchers.delete(see);
    },
    inbox: (phone) => kept.filter(({ to }) => to === phone),
  };
  return {
    arrivals,
    watchers,
    ring: (one: Arrival) => {
      for (const see of watchers) see(one);
    },
  };
}

let running: { stop(): Promise<void> } | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

/** Resolves with the stream's events once `last` came: `[name, id]`. */
async function listen(address: string, last: string, meanwhile: () => void): Promise<[string, string][]> {
  const response = await new Promise<IncomingMessage>((resolve) => get(address, resolve));
  let text = '';
  const found = () =>
    [...text.matchAll(/event: (\w+)\ndata: (.*)\n\n/g)].map(([, name = '', json = '']): [string, string] => [
      name,
      JSON.parse(json).id,
    ]);
  return new Promise((resolve) => {
    response.setEncoding('utf8').on('data', (chunk: string) => {
      if (text === '') meanwhile();
      text += chunk;
      if (found().some(([, id]) => id === last)) resolve(found());
    });
  });
}

test('what lies in the phones comes first, then what arrives; of the phones that are asked for', async () => {
  const { arrivals, watchers, ring } = phones(
    arrival('m1', FARMER),
    arrival('m2', APPLICANT),
    arrival('m3', '+8613900000009'),
  );
  const { web } = await fakeWeb({ arrivals });
  running = web;
  const { url } = await web.start();
  const wanted = `phone=${encodeURIComponent(FARMER)}&phone=13800000002`;
  const events = await listen(`${url}/api/simulator/events?${wanted}`, 'm5', () => {
    ring(arrival('m4', '+8613900000009'));
    ring(arrival('m5', APPLICANT));
  });
  expect(events).toEqual([
    ['inbox', 'm1'],
    ['inbox', 'm2'],
    ['arrival', 'm5'],
  ]);
  await web.stop();
  running = null;
  expect(watchers.size).toBe(0);
});

test('a phone among them that is none, or too many: 400', async () => {
  const { app } = await fakeWeb();
  await request(app).get('/api/simulator/events?phone=13800000001&phone=nobody').expect(400);
  const many = Array.from({ length: 21 }, (_, k) => `phone=138000000${10 + k}`).join('&');
  await request(app).get(`/api/simulator/events?${many}`).expect(400);
});

test('without script the page shows what lies in the phone of whoever is played', async () => {
  const { arrivals } = phones(arrival('m1', FARMER, '【乡信】粮食直补已到<b>'), arrival('m2', APPLICANT));
  const { app } = await fakeWeb({ arrivals });
  const { text } = await request(app).get('/simulator').expect(200);
  expect(text).toContain('粮食直补已到&lt;b&gt;');
  expect(text).not.toContain('【乡信】m2');
  const sent = await request(app).post('/simulator').type('form').send({ from: '13800000002', text: 'HELP' });
  expect(sent.text).toContain('【乡信】m2');
});
