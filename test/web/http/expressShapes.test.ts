import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import express from 'express';
import { expressShapes } from '../../../src/web/http/expressShapes';

/** Whether two objects have one hidden class: V8 has no other way to ask. */
function shapeTest(): (a: object, b: object) => boolean {
  setFlagsFromString('--allow-natives-syntax');
  try {
    return new Function('a', 'b', 'return %HaveSameMap(a, b)') as ReturnType<typeof shapeTest>;
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}

test('requests and responses keep one hidden class each on their way through Express, and its methods', async () => {
  const app = express();
  app.post('/things', express.json(), (request, response) => {
    response.status(202).json({ ...request.body, ip: request.ip !== undefined });
  });
  const requests: IncomingMessage[] = [];
  const responses: ServerResponse[] = [];
  const server = createServer(expressShapes(app), (request, response) => {
    requests.push(request);
    responses.push(response);
    app(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo; // it listens on a port
  for (let call = 0; call < 5; call += 1) {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}/things`, {
      method: 'POST',
      headers,
      body: '{"a":1}',
    });
    expect([answer.status, await answer.json()]).toEqual([202, { a: 1, ip: true }]);
  }
  server.closeAllConnections();
  await once(server.close(), 'close');
  const isSame = shapeTest();
  // The very first passes before some fields of the prototypes have settled.
  for (const all of [requests, responses] as object[][]) {
    const [, first, ...rest] = all;
    expect(rest.map((one) => isSame(first ?? {}, one))).toEqual([true, true, true]);
  }
});
