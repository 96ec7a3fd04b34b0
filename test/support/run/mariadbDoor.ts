/** The door to the one MariaDB of a run, which is started when the first file knocks. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { startServer } from '../mariadb';

type Server = Awaited<ReturnType<typeof startServer>>;

let server: Promise<Server> | null = null;

/** What knocks is told the port; nothing where it does not start. */
const door = createServer((socket) => {
  server ??= startServer();
  server.then(
    ({ port }) => socket.end(String(port)),
    (error: unknown) => {
      console.error(error);
      socket.end();
    },
  );
});

/** Before the first file. */
export async function openDoor(): Promise<void> {
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address() as AddressInfo; // a TCP server has no other kind
  process.env.MARIADB_DOOR = String(port);
}

/** After the last file. */
export async function closeDoor(): Promise<void> {
  door.close();
  await (await server?.catch(() => null))?.stop();
}
