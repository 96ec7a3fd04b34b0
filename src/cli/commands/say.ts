/** `xiangxin say`: one message through the whole service. */
import { normalisePhone } from '../../core/text/phone';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { t } from '../terminal/words';

const CODE = '10628';

/** Sends one message through the whole service on the configured store, without a network. */
export async function run(args: string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { from: { type: 'string' }, to: { type: 'string', default: CODE } },
    true,
  );
  if (values.from === undefined) throw new UsageError(t`say needs --from PHONE`);
  if (positionals.length === 0) throw new UsageError(t`say needs a text`);
  if (!/^[*#\d]{2,21}$/.test(values.to)) throw new UsageError(t`--to takes a code of digits, as 10628`);

  const from = phoneOf(values.from);
  const config = io.config();
  const { openService } = require('../../main/start') as typeof import('../../main/start');
  const service = await openService(config);
  try {
    const { replies } = await service.say(from, values.to, positionals.join(' '));
    if (replies.length === 0)
      io.out(from.startsWith('+') ? t`(no reply)` : t`(no reply: a service number gets none)`);
    for (const { text, segments, encoding } of replies) {
      io.out(text);
      io.out(segments === 1 ? t`(1 segment, ${encoding})` : t`(${segments} segments, ${encoding})`);
    }
  } finally {
    await service.stop();
  }
  return 0;
}

/** E.164, or the digits of a service number. Throws UsageError. */
function phoneOf(text: string): string {
  const phone = normalisePhone(text);
  if (/^\+\d{7,15}$|^\d{3,20}$/.test(phone)) return phone;
  throw new UsageError(t`--from takes a phone number, as 13800000001 or +8613800000001`);
}
