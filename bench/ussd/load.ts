/** People who dial, in a process of its own; each has a connection and waits for its screen before it goes on. */
import { connect, type Socket } from 'node:net';
import { bodyOf } from '../body';
import { percentile } from '../figures';
import type { FromCaller } from '../served';
import { type Load, requestOf, WALK, type Walked } from './walk';

const say = (message: FromCaller<Walked>) => process.send?.(message);

class Walkers {
  private next: number;
  private done = 0;
  private readonly took: number[] = [];
  private readonly begun = performance.now();
  private sample = '';

  constructor(private readonly load: Load) {
    this.next = load.first;
    for (let i = 0; i < load.atOnce; i++) this.open();
  }

  private open(): void {
    const socket = connect(this.load.port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('error', (error) => say({ kind: 'failed', why: error.message }));
    socket.once('connect', () => this.walk(socket));
  }

  /** One person after another on this connection. */
  private walk(socket: Socket): void {
    const person = this.next++;
    if (person >= this.load.first + this.load.people) return void socket.end();
    let step = 0;
    let sentAt = performance.now();
    let rest = Buffer.alloc(0);
    const ask = () => {
      sentAt = performance.now();
      socket.write(requestOf(person, step));
    };
    const hear = (chunk: Buffer) => {
      rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
      const answer = bodyOf(rest)?.toString('utf8');
      if (answer === undefined) return;
      this.took.push(performance.now() - sentAt);
      rest = Buffer.alloc(0);
      if (!answer.startsWith('CON '))
        return void say({ kind: 'failed', why: `an answer began ${answer.slice(0, 60)}` });
      step += 1;
      if (step < WALK.length) return ask();
      socket.off('data', hear);
      this.arrive(answer);
      this.walk(socket);
    };
    socket.on('data', hear);
    ask();
  }

  private arrive(answer: string): void {
    this.sample = answer;
    this.done += 1;
    if (this.done < this.load.people) return;
    const sorted = Float64Array.from(this.took).sort();
    const stepsPerSecond = (sorted.length * 1_000) / (performance.now() - this.begun);
    const walked = { stepsPerSecond, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
    say({ kind: 'called', figures: { ...walked, sample: this.sample } });
  }
}

process.on('message', (load: Load) => new Walkers(load));
process.on('disconnect', () => process.exit());
