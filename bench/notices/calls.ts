/** What the offices of the benchmark send. */

/** Crosses a process border: so many calls of so many events each, so many of them at once. */
export interface Calls {
  port: number;
  key: string;
  /** Events are numbered from here: no two calls of one database may share one. */
  first: number;
  calls: number;
  /** Events of a call; 1 is sent without an array around it. */
  events: number;
  atOnce: number;
}

export interface Called {
  callsPerSecond: number;
  eventsPerSecond: number;
  /** Milliseconds from a call written to its answer read. */
  p50: number;
  p99: number;
  /** The last answer, so that one sees what was measured. */
  sample: string;
}

const FIRST_PHONE = 13_000_000_000;

/** A case is accepted: it is new, its applicant is told, and it is watched from now on. */
function event(number: number, at: string): object {
  return {
    id: `bench-${number}`,
    type: 'accepted',
    at,
    note: '',
    case: {
      number: `B${number}`,
      matter: '施工许可',
      department: '住建局',
      applicant: { name: '张三丰', phone: String(FIRST_PHONE + number) },
    },
  };
}

/** The whole request of one call. */
export function requestOf({ key, first, events }: Calls, call: number, at: string): Buffer {
  const all = Array.from({ length: events }, (_, i) => event(first + call * events + i, at));
  const body = Buffer.from(JSON.stringify(events === 1 ? all[0] : all));
  const head =
    'POST /api/v1/cases/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n' +
    `Authorization: Bearer ${key}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}
