/** A throw-away Redis: nothing on disk, its own port, gone with the test process. */
import { spawn } from 'node:child_process';
import { binary, freePort, stopWith } from './processes';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** Where redis-server is, or null where Debian's package of that name is not installed. */
export const REDIS = binary('redis-server');

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const stop = stopWith(server, 'SIGTERM', () => {});
  await new Promise<void>((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Ready to accept connections')) resolve();
    });
    server.once('exit', () => reject(new Error(`redis-server did not start:\n${text}`)));
  });
  return { url: `redis://127.0.0.1:${port}`, stop };
}
