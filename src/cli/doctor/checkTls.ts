/** Whether browsers can be answered by TLS, and for how long its certificate is good. */
import type { Config } from '../../config';
import { DAY } from '../../core/calendar/durations';
import { systemClock } from '../../main/clock';
import { certificateEnds, loadTls } from '../../main/tls';
import { sentence, t } from '../terminal/words';
import type { Finding } from './finding';

/** In so good time the operator is told that the certificate comes to its end. Milliseconds. */
const WARNED_AHEAD = 30 * DAY;

/** Silent where no certificate is set: a proxy in front may have it. */
export function* checkTls(config: Config): Iterable<Finding> {
  const subject = t`TLS`;
  try {
    const files = loadTls(config);
    if (!files) return;
    const ends = certificateEnds(files);
    const day = new Date(ends).toISOString().slice(0, 10);
    const left = ends - systemClock.now();
    const says = left > 0 ? t`the certificate is good until ${day}` : t`the certificate ended on ${day}`;
    const todo = t`Put a new one at TLS_CERT and TLS_KEY, and start again.`;
    const finding = { subject, state: left > 0 ? 'works' : 'fails', says } as const;
    yield left > WARNED_AHEAD ? finding : { ...finding, todo };
    if (files.ca) yield { subject, state: 'works', says: t`browsers are asked for certificates of the desk` };
  } catch (error) {
    const todo = t`Check that the files are PEM, belong together, and may be read by who runs this.`;
    yield { subject, state: 'fails', says: sentence(error), todo };
  }
}
