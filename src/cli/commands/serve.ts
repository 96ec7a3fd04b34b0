/** `xiangxin serve`: the service until a signal ends it. */
import { setFlagsFromString } from 'node:v8';
import type { Config } from '../../config';
import { DEMO_SCRIPT } from '../../demo/simulator';
import type { Running } from '../../main/start';
import { type Io, readArguments } from '../terminal/io';
import { t } from '../terminal/words';

/** Orchestrators kill after 30 s (10 s for Docker without `stop_grace_period`): this is less. */
const STOP_WITHIN_MS = 25_000;
/** How much the heap may grow between two full sweeps, percent: V8's own choice lets a busy service hold twice what it needs. */
const HEAP_GROWTH = 100;

/** Runs the service until SIGTERM or SIGINT; a second signal ends it at once. */
export async function run(args: string[], io: Io): Promise<number> {
  readArguments(args, {});
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const config = io.config();
  const { start } = require('../../main/start') as typeof import('../../main/start');
  const running = await start(config);
  for (const line of banner(running, config)) io.out(line);
  return untilStopped(running, io);
}

function untilStopped(running: Running, io: Io): Promise<number> {
  return new Promise((resolve, reject) => {
    let stopping = false;
    const off = io.onSignal((signal) => {
      if (stopping) {
        io.err(t`${signal} again: ending at once.`);
        io.exit(130);
        return;
      }
      stopping = true;
      io.err(t`${signal}: stopping; once more ends at once.`);
      const watchdog = setTimeout(() => {
        io.err(t`Stopping takes too long: ending at once.`);
        io.exit(1);
      }, STOP_WITHIN_MS);
      running
        .stop()
        .then(() => resolve(0), reject)
        .finally(() => {
          clearTimeout(watchdog);
          off();
        });
    });
  });
}

/** What `serve` prints once it is up: where to go, and what to try. */
function banner({ url, door }: Pick<Running, 'url' | 'door'>, config: Config): string[] {
  const lines = ['', '乡信 Xiangxin', ''];
  if (config.role !== 'all' && config.role !== 'web')
    return [...lines, `  ${t`Running as ${config.role}.`}`, ''];
  lines.push(`  ${t`Service`}    ${url}/`);
  if (config.simulator) lines.push(`  ${t`Simulator`}  ${url}/simulator`);
  // In production colleagues open the desk from machines of their own.
  const desk = config.production ? config.http.publicUrl : url;
  lines.push(`  ${t`Desk     `}  ${desk}/console`);
  lines.push(`  ${t`Health`}     ${url}/readyz`, '', ...deskLines(desk, door));
  if (config.production || !config.simulator) return lines;
  lines.push(`  ${t`Messages to try there, or with \`npx xiangxin say --from PHONE TEXT\`:`}`);
  for (const { as, text, label } of DEMO_SCRIPT.try) lines.push(`    ${as}  ${text}  — ${label}`);
  return [...lines, '', `  ${t`Ctrl-C stops.`}`, ''];
}

/** How somebody first comes in at the desk. The link works once: it is for whoever governs the installation. */
function deskLines(url: string, door: Running['door']): string[] {
  if (door === null) return [];
  if ('link' in door)
    return [
      `  ${t`The first administrator sets a password here, once:`}`,
      `    ${url}/console/start/${door.link}`,
      '',
    ];
  const { logins, password } = door;
  return [`  ${t`Sign in at the desk as one of ${logins.join(', ')} with the password ${password}`}`, ''];
}
