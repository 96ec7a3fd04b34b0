import { CARRIERS } from '../../gateways';
import { main } from '../../src/cli/main';
import { type Environment, readConfig } from '../../src/config';

export interface Played {
  code: number;
  out: string;
  err: string;
}

/** Runs the command in this process. `onUp` is handed what sends a signal, once somebody listens. */
export async function play(
  argv: string[],
  env: Environment = {},
  onUp: (signal: () => void) => void = () => {},
  now = Date.UTC(2026, 10, 23, 1),
): Promise<Played & { exits: number[] }> {
  const out: string[] = [];
  const err: string[] = [];
  const exits: number[] = [];
  const code = await main(argv, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    now: () => now,
    language: () => (env.LANGUAGE_DEFAULT === 'zh-CN' ? 'zh-CN' : 'en'),
    config: () => readConfig(env, CARRIERS),
    onSignal: (call) => {
      onUp(() => call('SIGTERM'));
      return () => {};
    },
    exit: (exit) => exits.push(exit),
  });
  return { code, out: out.join('\n'), err: err.join('\n'), exits };
}
