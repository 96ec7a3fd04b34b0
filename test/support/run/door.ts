/** The door to what all files of a run share; each is made when the first file knocks for it. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { compile, removeCompiled } from '../compile';
import { startServer } from '../mariadb';

let server: ReturnType<typeof startServer> | null = null;
let command: Promise<string> | null = null;

/** What whoever knocks for it is told. */
const KEPT = new Map<string, () => Promise<string>>([
  [
    'mariadb',
    async () => {
      server ??= startServer();
      return `${(await server).port}`;
    },
  ],
  [
    'command',
    () => {
      command ??= compile();
      return command;
    },
  ],
]);

/** Nothing is said where it cannot be made. */
const door = createServer(async (socket) => {
  try {
    const [name] = await once(socket, 'data');
    const made = await KEPT.get(String(name))?.();
    socket.end(made ?? '');
  } catch (error) {
    console.error(error);
    socket.end();
  }
});

/** Before the first file. */
export async function openDoor(): Promise<void> {
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  const { port } = door.address() as AddressInfo; // a TCP server has no other kind
  process.env.RUN_DOOR = String(port);
}

/** After the last file. */
export async function closeDoor(): Promise<void> {
  door.close();
  removeCompiled();
  await (await server?.catch(() => null))?.stop();
}
