/** Servers that a test starts, and that never outlive it. */
import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** Absolute path of a program, or null where it is not installed. Debian keeps servers in sbin. */
export function binary(name: string): string | null {
  const found = spawnSync('sh', ['-c', `PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v ${name}`], {
    encoding: 'utf8',
  });
  return found.stdout.trim() || null;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // a TCP server has no other kind
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Returns what stops the server and then tidies. Without it the server is killed when this process ends. */
export function stopWith(
  server: ChildProcess,
  signal: NodeJS.Signals,
  tidy: () => void,
): () => Promise<void> {
  const kill = () => {
    server.kill('SIGKILL');
    tidy();
  };
  process.once('exit', kill);
  return async () => {
    process.removeListener('exit', kill);
    if (server.exitCode === null && server.signalCode === null) {
      server.kill(signal);
      await once(server, 'exit');
    }
    tidy();
  };
}
