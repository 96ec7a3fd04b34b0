import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** What all files of a run share: the port of its MariaDB, the path of its compiled command. */
export async function knock(name: 'mariadb' | 'command'): Promise<string> {
  const socket = connect(Number(process.env.RUN_DOOR), '127.0.0.1');
  socket.write(name);
  const told = await text(socket);
  if (told === '') throw new Error(`this run has no ${name}`);
  return told;
}
