/** Green cases, one after the other: how long from the call of an office until the leader's alert is on the link. */
import { percentile } from '../figures';

/** Crosses a process border. */
export interface Alarms {
  /** Of the service, on 127.0.0.1. */
  port: number;
  key: string;
  /** Cases are numbered from here: no two runs on one database may share one. */
  first: number;
  count: number;
}

/** Deputy head of 住建局 in the demo data. */
const LEADER = '13900000001';
const PAUSE_MS = 20;

export class Alarm {
  private readonly took: number[] = [];
  private calledAt = 0;

  /** `done` gets the 99th percentile in milliseconds, `fail` what went wrong. */
  constructor(
    private readonly alarms: Alarms,
    private readonly done: (p99: number) => void,
    private readonly fail: (why: string) => void,
  ) {
    this.call();
  }

  /** Whether this message is the alert that is waited for. */
  take(to: string): boolean {
    if (!to.endsWith(LEADER) || this.calledAt === 0) return false;
    this.took.push(performance.now() - this.calledAt);
    this.calledAt = 0;
    if (this.took.length === this.alarms.count)
      this.done(percentile(Float64Array.from(this.took).sort(), 0.99));
    else setTimeout(() => this.call(), PAUSE_MS);
    return true;
  }

  private call(): void {
    const { port, key, first } = this.alarms;
    const number = first + this.took.length;
    const event = {
      id: `alarm-${number}`,
      type: 'accepted',
      at: new Date().toISOString(),
      note: '',
      case: {
        number: `G${number}`,
        matter: '施工许可',
        department: '住建局',
        green: true,
        applicant: { name: '张三丰', phone: String(13_000_000_000 + number) },
      },
    };
    this.calledAt = performance.now();
    fetch(`http://127.0.0.1:${port}/api/v1/cases/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(event),
    })
      .then(async (answer) => {
        const body = await answer.text();
        if (!body.includes('"accepted":1')) this.fail(`an event was answered ${body.slice(0, 200)}`);
      })
      .catch(() => this.fail('an event was not answered'));
  }
}
