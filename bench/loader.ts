/** The load generator as its parent sees it. */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { keep } from './child';
import type { Alarms } from './notices/alarm';
import type { FromLoad, Measured, Phase, Tally } from './phase';

export interface Loader {
  /** Where an ESME binds, on 127.0.0.1. */
  port: number;
  /** Resolves at the next bind: ask before the ESME is started. */
  bound(): Promise<void>;
  /** Rejects where a question was refused or stayed without an answer. */
  measure(phase: Phase): Promise<Measured>;
  /** Resolves when so many messages have come to people who asked nothing, with how many came in a second. */
  tally(count: number): Promise<number>;
  /** Resolves with the 99th percentile of milliseconds from an event to its alert. */
  alarm(alarms: Alarms): Promise<number>;
}

export async function startLoader(): Promise<Loader> {
  const child = keep(fork(join(__dirname, 'load.js')));
  const next = <K extends FromLoad['kind']>(kind: K) =>
    new Promise<Extract<FromLoad, { kind: K }>>((resolve, reject) => {
      const settle = (act: () => void) => {
        child.off('message', hear);
        child.off('exit', gone);
        act();
      };
      const gone = () => settle(() => reject(new Error('the load generator ended')));
      const hear = (message: FromLoad) => {
        if (message.kind === 'failed') settle(() => reject(new Error(message.why)));
        // the kinds are equal: the compiler does not narrow a union by a type parameter
        else if (message.kind === kind) settle(() => resolve(message as Extract<FromLoad, { kind: K }>));
      };
      child.on('message', hear);
      child.on('exit', gone);
    });
  const { port } = await next('listening');
  return {
    port,
    bound: async () => {
      await next('bound');
    },
    measure: async (phase) => {
      const measured = next('measured');
      child.send(phase);
      return (await measured).measured;
    },
    tally: async (count) => {
      const tallied = next('tallied');
      child.send({ tally: count } satisfies Tally);
      return (await tallied).perSecond;
    },
    alarm: async (alarms) => {
      const alarmed = next('alarmed');
      child.send(alarms);
      return (await alarmed).p99;
    },
  };
}
