/** `xiangxin clock --right`: the clock has leapt, and whoever sits here says that it is right. */
import { dayAt } from '../../core/calendar/deadline';
import { utcOffset } from '../../main/clock';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { auditRecord, withStore } from '../terminal/store';
import { t } from '../terminal/words';

export async function run(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(args, { right: { type: 'boolean' } });
  if (!values.right) throw new UsageError(t`clock needs --right`);
  const config = io.config();
  const now = io.now();
  const today = dayAt(now, utcOffset(config.timeZone, now));
  await withStore(config, async (store) => {
    await store.commit([auditRecord('clock.right', today, io)]);
    await store.keepTime(now);
  });
  io.out(t`Today is ${today}: the service goes by it within seconds.`);
  return 0;
}
