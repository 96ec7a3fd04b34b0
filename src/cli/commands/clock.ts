/** `xiangxin clock --right`: the clock has leapt, and whoever sits here says that it is right. */
import { dayAt } from '../../core/calendar/deadline';
import { utcOffset } from '../../main/clock';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { withStore } from '../terminal/store';
import { t } from '../terminal/words';

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(args, { right: { type: 'boolean' } });
  if (!values.right) throw new UsageError(t`clock needs --right`);
  const config = io.config();
  const now = io.now();
  await withStore(config, (store) => store.keepTime(now));
  io.out(t`Today is ${dayAt(now, utcOffset(config.timeZone, now))}: the service goes by it within seconds.`);
  return 0;
}
