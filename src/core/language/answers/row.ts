import type { Context } from '../../model/dialogue';
import type { Act, Intent } from '../../model/intent';
import type { Understood } from '../../model/understood';

/** 第一个, 头一笔, 倒数第二个, the first: a row by its place. A number alone may be of anything. */
const PLACE =
  /第[0-9一二三四五六七八九十]|头[一1]|最[上后末]|\b(?:first|second|third|last|[1-6](?:st|nd|rd|th))\b/;
/** What a row itself tells, when it is shown: how it stands, why, until when, and what to do. */
const TOLD: readonly (string | null | undefined)[] = [
  undefined,
  null,
  'why',
  'fix',
  'next',
  'missing',
  'when',
  'papers',
];

type Fill = (intent: Intent, kind: null) => Act | null;

/** 头一个为啥没到: asked of a row of the list that is open, it is that row that is shown. */
export function ofRow(meant: Understood, context: Context | null, fill: Fill, text: string): Understood {
  const picks = picking(meant, context);
  if (picks === null || !PLACE.test(text) || !TOLD.includes(meant.kind)) return meant;
  const row = fill(picks, null);
  return row ? { ...row, readings: meant.readings ?? [] } : meant;
}

/** What picks from the list of what is asked about; null where the words name another thing, or no list of it is open. */
function picking({ intent, slots }: Understood, context: Context | null): Intent | null {
  const names = ['programme', 'year', 'all', 'caseNo', 'matter', 'asked'].some((name) => name in slots);
  if (names) return null;
  if (intent === 'subsidy.query' && context?.state === 'subsidy.list') return 'subsidy.detail';
  return intent === 'case.status' && context?.state === 'case.list' ? 'choose' : null;
}
