/** The offices, in a process of its own: each has a connection and waits for its answer before it calls again. */
import { connect, type Socket } from 'node:net';
import { bodyOf } from '../body';
import { percentile } from '../figures';
import type { FromCaller } from '../served';
import { type Called, type Calls, requestOf } from './calls';

const say = (message: FromCaller<Called>) => process.send?.(message);
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
      const answer = bodyOf(rest)?.toString('utf8');
      if (answer === undefined) return;
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
    say({ kind: 'called', figures: { callsPerSecond, eventsPerSecond, ...times, sample } });
  }
}

process.on('message', (load: Calls) => new Offices(load));
process.on('disconnect', () => process.exit());
