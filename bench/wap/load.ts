/** Readers, in a process of its own; each connection waits for its page before it goes on. */
import { connect, type Socket } from 'node:net';
import { bodyOf } from '../body';
import { percentile } from '../figures';
import type { FromCaller } from '../served';
import { type Load, type Read, requestOf, SESSION } from './reading';

const say = (message: FromCaller<Read>) => process.send?.(message);

/** One connection, one request at a time. */
class Line {
  private rest: Buffer = Buffer.alloc(0);
  private heard: (page: Buffer) => void = () => {};

  constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
      const page = bodyOf(this.rest);
      if (page === null) return;
      this.rest = Buffer.alloc(0);
      this.heard(page);
    });
  }

  get(request: string): Promise<Buffer> {
    this.socket.write(request);
    return new Promise((resolve) => {
      this.heard = resolve;
    });
  }

  close(): void {
    this.socket.end();
  }
}

function open(port: number): Promise<Line> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('connect', () => resolve(new Line(socket)));
  });
}

async function read(load: Load): Promise<void> {
  const lines = await Promise.all(Array.from({ length: load.atOnce }, () => open(load.port)));
  const people = Array.from({ length: load.people }, (_, n) => load.first + n);
  const paths = new Map<number, string>();
  await share(lines, people, async (line, person) => {
    const start = (await line.get(requestOf(load, person, '/wap'))).toString('utf8');
    const secret = SESSION.exec(start)?.[1];
    if (secret === undefined) throw new Error(`a start page without a session: ${start.slice(0, 200)}`);
    paths.set(person, `/wap/${secret}/subsidy.query`);
  });
  const took: number[] = [];
  let page: Buffer = Buffer.alloc(0);
  const begun = performance.now();
  await share(lines, people, async (line, person) => {
    const request = requestOf(load, person, paths.get(person) ?? '');
    for (let look = 0; look < load.looks; look++) {
      const sentAt = performance.now();
      page = await line.get(request);
      took.push(performance.now() - sentAt);
    }
  });
  const looksPerSecond = (took.length * 1_000) / (performance.now() - begun);
  for (const line of lines) line.close();
  const sorted = Float64Array.from(took).sort();
  const sample = page.toString('utf8');
  const figures = { looksPerSecond, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
  say({ kind: 'called', figures: { ...figures, octets: page.length, sample } });
}

/** Each line takes the next person as soon as it is free. */
async function share(
  lines: readonly Line[],
  people: readonly number[],
  serve: (line: Line, person: number) => Promise<void>,
): Promise<void> {
  const left = [...people].reverse();
  const work = async (line: Line) => {
    for (let person = left.pop(); person !== undefined; person = left.pop()) await serve(line, person);
  };
  await Promise.all(lines.map(work));
}

process.on('message', (load: Load) => {
  read(load).catch((error: unknown) => {
    say({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  });
});
process.on('disconnect', () => process.exit());
