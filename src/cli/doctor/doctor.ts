import { ConfigError } from '../../config';
import { type Io, readArguments } from '../terminal/io';
import { t, told } from '../terminal/words';
import { checkAll } from './checks';
import type { Finding } from './finding';

const MARKS = { works: 'ok  ', fails: 'FAIL', unused: '-   ' };

/** Looks at configuration, database, queue and links; 0 when all that is used works, else 1. Shows no secret. */
export async function run(args: string[], io: Io): Promise<number> {
  readArguments(args, {});
  let failed = false;
  for await (const finding of findings(io)) {
    failed ||= finding.state === 'fails';
    io.out(`${MARKS[finding.state]} ${finding.subject}: ${finding.says}`);
    if (finding.todo !== undefined) io.out(`       ${finding.todo}`);
  }
  io.out(failed ? t`Something does not work: see the lines marked FAIL.` : t`Everything that is used works.`);
  return failed ? 1 : 0;
}

async function* findings(io: Io): AsyncIterable<Finding> {
  try {
    const config = io.config();
    yield {
      subject: t`configuration`,
      state: 'works',
      says: t`role ${config.role}, time zone ${config.timeZone}`,
    };
    yield* checkAll(config);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const { name, wrong, allowed } of error.faults) {
      yield {
        subject: t`configuration`,
        state: 'fails',
        says: `${name} ${told(wrong)}`,
        todo: t`Allowed: ${told(allowed)}.`,
      };
    }
  }
}
