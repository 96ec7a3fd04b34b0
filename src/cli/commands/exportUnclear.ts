/** `understand --export`: what was not understood, as a file of examples that a clerk completes. */
import { DAY } from '../../core/calendar/durations';
import { groupsOf } from '../../core/language/alike';
import type { Unclear } from '../../ports';
import type { Io } from '../terminal/io';
import { withStore } from '../terminal/store';
import { t } from '../terminal/words';

/** More is not read in one go. */
const MOST = 2_000;

/** Of the last `days`. What people chose stands under its intent, all else in comments until somebody says what it means. */
export async function exportUnclear(days: number, io: Io): Promise<number> {
  const since = io.now() - days * DAY;
  const unclear = await withStore(io.config(), (store) => store.unclear(since, MOST));
  for (const line of linesOf(unclear, days)) io.out(line);
  return 0;
}

export function linesOf(unclear: readonly Unclear[], days: number): string[] {
  const chosen = [...new Set(unclear.flatMap(({ meant }) => meant ?? []))].sort();
  const asked = unclear.filter(({ meant, askedBack }) => meant === null && askedBack.length > 0);
  const kinds = [...new Set(asked.map(({ askedBack }) => askedBack.join(' ')))].sort();
  const none = unclear.filter(({ meant, askedBack }) => meant === null && askedBack.length === 0);
  return [
    t`# ${unclear.length} texts of the last ${days} days that were not understood; masked`,
    ...chosen.flatMap((intent) => [
      `[${intent}]`,
      ...texts(
        unclear.filter(({ meant }) => meant === intent),
        '',
      ),
    ]),
    ...kinds.flatMap((kind) => [
      t`# asked back, and not chosen: ${kind}`,
      ...texts(
        asked.filter(({ askedBack }) => askedBack.join(' ') === kind),
        '# ',
      ),
    ]),
    ...(none.length > 0 ? [t`# nothing was likely`, ...texts(none, '# ')] : []),
  ];
}

/** Those that are alike together; between two kinds an empty line. */
function texts(unclear: readonly Unclear[], before: string): string[] {
  const groups = groupsOf(unclear.map(({ text }) => text.replace(/\s+/g, ' ').trim()));
  return groups.flatMap((group) => [...group.map((text) => `${before}${asExample(text)}`), '']);
}

/** A text that begins like a line of the file's own gets a blank in front. */
function asExample(text: string): string {
  return /^[[@#]/.test(text) ? ` ${text}` : text;
}
