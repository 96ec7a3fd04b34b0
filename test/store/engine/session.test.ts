/** A server that does not take the rules of our sessions gets no rows: by its own rules it might cut what does not fit. */
import type { AddressInfo, Server as NetServer } from 'node:net';
import { createServer } from 'mysql2';
import { openMysql } from '../../../src/store/engine/mysql';

const ER_WRONG_VALUE_FOR_VAR = 1231;

/** Every session is refused its rules, and anything else is done. */
function strange() {
  const done: string[] = [];
  const server = createServer((connection) => {
    // The driver has no types of its server's side. Each answer ends a command: the next one counts its packets from 0.
    const peer = connection as unknown as {
      sequenceId: number;
      serverHandshake(hello: object): void;
      on(event: 'query' | 'stmt_prepare', heard: (sql: string) => void): void;
      on(event: 'error', heard: () => void): void;
      writeError(error: object): void;
      writeOk(): void;
    };
    const answered = (answer: () => void) => {
      answer();
      peer.sequenceId = 0;
    };
    peer.on('error', () => {});
    peer.on('stmt_prepare', () =>
      answered(() => peer.writeError({ message: 'no such mode', code: ER_WRONG_VALUE_FOR_VAR })),
    );
    peer.on('query', (sql) => {
      done.push(sql);
      answered(() => peer.writeOk());
    });
    peer.serverHandshake({
      ...{ protocolVersion: 10, serverVersion: '5.1.0', connectionId: 1, statusFlags: 2, characterSet: 8 },
      capabilityFlags: 0xffffff,
      authCallback: (_: unknown, letIn: (error: null) => void) => answered(() => letIn(null)),
    });
  });
  const net = (server as unknown as { _server: NetServer })._server;
  return { server, net, done };
}

test('what was asked of such a session fails, and says so', async () => {
  const { server, net, done } = strange();
  await new Promise<void>((resolve) => net.listen(0, '127.0.0.1', resolve));
  const engine = openMysql(`mysql://u:p@127.0.0.1:${(net.address() as AddressInfo).port}/d`, 1);
  await expect(engine.run('insert into x values (1)', [])).rejects.toMatchObject({
    code: 'ER_WRONG_VALUE_FOR_VAR',
  });
  expect(done).toEqual([]);
  await engine.close();
  server.close(() => {});
});
