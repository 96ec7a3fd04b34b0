/** Nothing of that name or year is on record: said without alarm, and who can be asked. */

import type { View } from '../../../views';
import type { Scene, Turn } from '../../scene/command';
import { leadTo } from '../../scene/say';
import { type Asked, type Money, maskedHead, ofName, told, yearSaid } from './money';

/** An application of that name goes first: it has not become money yet, or will not. */
export function nothingTurn(facts: Money, asked: Asked, scene: Scene): Turn {
  const { programme } = asked;
  const ours = ofName(facts.payments, programme);
  const [applied] = facts.cases;
  if (applied && ours.length === 0)
    return leadTo({ intent: 'case.status', slots: { caseNo: applied.number } });
  const year = yearSaid(asked.year, scene);
  const years = [...new Set(ours.map((one) => one.year))];
  const show: View =
    facts.payments.length === 0
      ? { view: 'subsidy.none', data: { head: maskedHead(facts.head) } }
      : {
          view: 'subsidy.noneOf',
          data: {
            head: asked.look || asked.proved || asked.family !== undefined ? maskedHead(facts.head) : null,
            year,
            programme: programme ?? null,
            years: years.length > 0 ? years.join('、') : null,
          },
        };
  return told(show, { programme, year }, asked, scene);
}
