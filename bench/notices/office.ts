/** The offices, in a process of its own: each has a connection and waits for its answer before it calls again. */
import { connect, type Socket } from 'node:net';
import { percentile } from '../figures';
import { type Calls, type FromOffice, requestOf } from './calls';

const say = (message: FromOffice) => process.send?.(message);
const HEAD_ENDS = Buffer.from('\r\n\r\n');
/** Requests ready to be written, so that making them is not measured. */
const READY = 2_000;

class Offices {
  private next = 0;
  private done = 0;
  private readonly took: number[] = [];
  private readonly ready: Buffer[];
  private readonly at = new Date().toISOString();
  private readonly begun: number;

  constructor(private readonly load: Calls) {
    const { calls, atOnce } = load;
    this.ready = Array.from({ length: Math.min(READY, calls) }, (_, call) => requestOf(load, call, this.at));
    this.begun = performance.now();
    for (let i = 0; i < Math.min(atOnce, calls); i++) this.open();
  }

  private open(): void {
    const socket = connect(this.load.port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('error', (error) => say({ kind: 'failed', why: error.message }));
    socket.once('connect', () => this.call(socket));
  }

  private call(socket: Socket): void {
    const call = this.next++;
    if (call >= this.load.calls) return void socket.end();
    const request = this.ready[call] ?? requestOf(this.load, call, this.at);
    const sentAt = performance.now();
    let rest = Buffer.alloc(0);
    const hear = (chunk: Buffer) => {
      rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
      const answer = bodyOf(rest);
      if (answer === null) return;
      socket.off('data', hear);
      this.took.push(performance.now() - sentAt);
      if (!answer.includes(`"accepted":${this.load.events}`)) {
        return void say({ kind: 'failed', why: `an answer was ${answer.slice(0, 200)}` });
      }
      this.arrive(answer);
      this.call(socket);
    };
    socket.on('data', hear);
    socket.write(request);
  }

  private arrive(sample: string): void {
    this.done += 1;
    const { calls, events } = this.load;
    if (this.done < calls) return;
    const sorted = Float64Array.from(this.took).sort();
    const callsPerSecond = (calls * 1_000) / (performance.now() - this.begun);
    const eventsPerSecond = callsPerSecond * events;
    const times = { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
    say({ kind: 'called', called: { callsPerSecond, eventsPerSecond, ...times, sample } });
  }
}

/** The body of a whole answer; null while octets are missing. */
function bodyOf(octets: Buffer): string | null {
  const head = octets.indexOf(HEAD_ENDS);
  if (head < 0) return null;
  const length = Number(/content-length: (\d+)/i.exec(octets.toString('latin1', 0, head))?.[1]);
  const start = head + HEAD_ENDS.length;
  return octets.length < start + length ? null : octets.toString('utf8', start, start + length);
}

process.on('message', (load: Calls) => new Offices(load));
process.on('disconnect', () => process.exit());
