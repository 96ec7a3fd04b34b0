import type { Act } from '../../model/intent';
import { smallNumber } from '../reading/numerals';
import type { Reading } from '../reading/reading';
import { pointsOf, scoreOf } from '../reading/score';

const BARE_SCORE = /^[^0-9一二三四五六七八九十]*([1-5]|[一二三四五])[^0-9一二三四五六七八九十]*$/;
/** A score at the very beginning is meant, whatever praise follows (`5 办得很快`). */
const FIRST = /^\s*([1-5])(?![0-9]|\s*[个次天趟])/;
/** Longer texts are not searched for a lone digit. */
const LONGEST_BARE = 12;

export function scoreAnswer(reading: Reading): Act | null {
  if (reading.has('programme')) return null;
  const caseNo = reading.caseNo === null ? {} : { caseNo: reading.caseNo };
  const bare = reading.text.length <= LONGEST_BARE ? BARE_SCORE.exec(reading.text)?.[1] : undefined;
  const first = pointsOf(smallNumber(FIRST.exec(reading.text)?.[1] ?? ''));
  const score = first ?? scoreOf(reading, true) ?? pointsOf(smallNumber(bare ?? ''));
  return score === null ? null : { intent: 'case.rate', slots: { ...caseNo, score } };
}
