/** What a person does in one session: dials, opens the list of payments, looks at one, goes back, looks for more. */
export const WALK = ['', '1', '1*1', '1*1*0', '1*1*0*9'] as const;

/** What the aggregator shows. */
export const USSD_TOKEN = 'the-token-of-this-benchmark';

/** Crosses a process border: walks of so many people, so many of them at once. */
export interface Load {
  port: number;
  /** Phones 13800000000 + first and so on walk once each. */
  first: number;
  people: number;
  atOnce: number;
}

export interface Walked {
  stepsPerSecond: number;
  /** Milliseconds from a request written to its answer read. */
  p50: number;
  p99: number;
  /** The last screen, so that one sees what was measured. */
  sample: string;
}

/** The request of Africa's Talking for one step. */
export function requestOf(person: number, step: number): string {
  const fields = {
    sessionId: `ATUid_${person}`,
    phoneNumber: `+86${13_800_000_000 + person}`,
    networkCode: '99999',
    serviceCode: '*106#',
    text: WALK[step] ?? '',
  };
  const body = new URLSearchParams(fields).toString();
  return (
    'POST /gateways/ussd HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n' +
    `X-USSD-Token: ${USSD_TOKEN}\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  );
}
