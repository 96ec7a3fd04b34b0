/** `xiangxin carrier`: a small carrier on one's own machine, so that a link is tried before there is a contract. */
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Segment } from '../../carrier/carrierPeer';
import { ANSWERS, PROTOCOLS, settingFor } from '../../carrier/kinds';
import { openCarrier, type SmallCarrier } from '../../carrier/open';
import { Reading, typed } from '../../carrier/texts';
import { type Io, readArguments, UsageError, wholeNumber } from '../terminal/io';
import { t } from '../terminal/words';

const REPORTS = ['delivered', 'failed', 'none'] as const;
const LINE = /^(?:\+?(\d{5,15})\s+)?(.+)$/s;
/** Of the demo data. */
const FARMER = '13800000001';

/** Serves until it is stopped, or its input ends. Returns the exit code. */
export async function run(args: string[], io: Io, input: Readable = process.stdin): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      port: { type: 'string', default: '0' },
      secret: { type: 'string', default: 'secret' },
      answer: { type: 'string', default: 'taken' },
      report: { type: 'string', default: 'delivered' },
      dial: { type: 'string', default: '8801' },
      code: { type: 'string', default: '10628' },
    },
    true,
  );
  const protocol = oneOf(PROTOCOLS, positionals[0] ?? '', t`carrier needs one of ${PROTOCOLS.join(', ')}`);
  const answer = oneOf(ANSWERS, values.answer, t`--answer takes one of ${ANSWERS.join(', ')}`);
  const report = oneOf(REPORTS, values.report, t`--report takes one of ${REPORTS.join(', ')}`);
  const reading = new Reading();
  const taken = (segment: Segment) => {
    const text = reading.add(segment);
    if (text !== null) io.out(`${segment.from} → ${segment.to}: ${text}`);
    if (segment.wantsReport && report !== 'none') void carrier.tell(segment, report === 'delivered');
  };
  const port = wholeNumber('port', values.port, 0);
  const dial = wholeNumber('dial', values.dial, 1);
  const { secret, code } = values;
  const carrier = await openCarrier(protocol, { port, secret, answer, dial, code, taken });
  io.err(t`Waiting. The link: ${settingFor(carrier.address)}`);
  io.err(t`Type a text, or a phone and a text, as: ${`${FARMER} BT`}`);
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const end = new Promise<void>((resolve) => {
    const forget = io.onSignal(() => resolve(forget()));
    void talk(carrier, { lines, code, io }).then(resolve);
  });
  await end;
  lines.close(); // an input that is still read keeps the process
  await carrier.stop();
  return 0;
}

async function talk(
  carrier: SmallCarrier,
  { lines, code, io }: { lines: Interface; code: string; io: Io },
): Promise<void> {
  let [from, reference] = [FARMER, 0];
  for await (const line of lines) {
    const [, phone, text = ''] = LINE.exec(line.trim()) ?? [];
    if (text === '') continue;
    from = phone ?? from;
    reference = (reference + 1) & 0xff;
    for (const part of typed(from, code, text, reference)) {
      if (!(await carrier.bring(part)))
        io.err(t`it was not taken: nobody is logged in, or the service could not keep it`);
    }
  }
}

function oneOf<T extends string>(allowed: readonly T[], given: string, wrong: string): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw new UsageError(wrong);
  return found;
}
