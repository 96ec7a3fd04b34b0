import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { FileRoom } from '../../../src/web/http/fileRoom';
import { FakeClock } from '../../support/smsc/clock';

const says = (octets: number) => ({ 'content-length': String(octets) });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Somebody who comes with a file: `is` tells whether he is let in, null while he waits. */
function coming(room: FileRoom, headers: Record<string, string>) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  const response = new ServerResponse(request);
  const guest = {
    is: null as boolean | null,
    request,
    send: (octets: number) => void request.push(Buffer.alloc(octets)),
    leave: () => void response.emit('close'),
  };
  void room.enter(request, response).then((isIn) => {
    guest.is = isIn;
  });
  return guest;
}

async function crowd(room: FileRoom, ...headers: Record<string, string>[]) {
  const all = headers.map((each) => coming(room, each));
  await settled();
  return all.map((guest) => guest) as [ReturnType<typeof coming>, ...ReturnType<typeof coming>[]];
}
const ins = (guests: readonly { is: boolean | null }[]) => guests.map(({ is }) => is);

test('whoever comes where the room is taken waits, and goes in as one before is answered', async () => {
  const clock = new FakeClock();
  const room = new FileRoom({ most: 100, each: 60, clock });
  const guests = await crowd(room, says(60), says(40), says(10), { 'transfer-encoding': 'chunked' }, {});
  expect(ins(guests)).toEqual([true, true, null, null, true]);
  guests[0].leave();
  await settled();
  expect(ins(guests)).toEqual([true, true, true, null, true]);
  guests[1]?.leave();
  await settled();
  expect(ins(guests)).toEqual([true, true, true, true, true]);
});

test('after a minute nobody waits any more, and whoever has gone never did', async () => {
  const clock = new FakeClock();
  const room = new FileRoom({ most: 60, each: 60, clock });
  const guests = await crowd(room, says(60), says(60), says(60));
  guests[1]?.leave();
  for (let second = 0; second < 60; second += 1) {
    guests[0].send(1);
    clock.advance(1_000);
  }
  await settled();
  expect(ins(guests)).toEqual([true, false, false]);
  guests[0].leave();
  expect(ins(await crowd(room, says(60)))).toEqual([true]);
});

test('whoever says much and sends nothing keeps the room for ten seconds; one that goes on too late is cut off', async () => {
  const clock = new FakeClock();
  const room = new FileRoom({ most: 100, each: 60, clock });
  const [slow, dead, next] = await crowd(room, says(60), says(60), says(60));
  expect(ins([slow, dead as typeof slow, next as typeof slow])).toEqual([true, null, null]);
  slow.send(30);
  clock.advance(11_000);
  await settled();
  expect(dead?.is).toBe(true);
  dead?.send(60);
  expect(slow.request.destroyed).toBe(false);
  slow.send(30);
  expect(slow.request.destroyed).toBe(true);
});

test('more than so many do not wait', async () => {
  const clock = new FakeClock();
  const room = new FileRoom({ most: 60, each: 60, clock });
  const guests = await crowd(room, ...Array.from({ length: 34 }, () => says(60)));
  expect(ins(guests)).toEqual([true, ...Array(32).fill(null), false]);
});
