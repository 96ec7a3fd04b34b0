/** Screens of what is asked of an own case. */
import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { CaseFacts } from '../../../../src/core/model/cases';
import type { SlotsOf } from '../../../../src/core/model/intent';
import type { Understood } from '../../../../src/core/model/understood';
import { APPLICANT } from '../../../worlds/people';
import { CASES } from '../../../worlds/village';
import type { Screen } from './screen';

const ask = (slots: SlotsOf['case.status']): Understood => ({ intent: 'case.status', slots });
/** The village with the second case in another state. */
function standing(changes: Partial<CaseFacts>): Partial<Reads> {
  const cases = CASES.map((one, at) => (at === 1 ? { ...one, ...changes } : one));
  return { casesOf: async () => cases };
}

export const CASE_SCREENS: Screen[] = [
  {
    view: 'case.when',
    from: APPLICANT,
    texts: [ask({ words: '施工许可还要几天', about: 'when' })],
    data: { matter: '施工许可', days: 5, late: false },
    ways: [{ title: 'case.expedite' }],
  },
  {
    view: 'case.papers',
    from: APPLICANT,
    texts: [ask({ words: '还缺啥', about: 'papers' })],
    data: { missing: true, papers: '房屋租赁合同' },
  },
  {
    view: 'case.collect',
    from: APPLICANT,
    texts: [ask({ about: 'collect' })],
    known: standing({ state: 'certified', note: '请带身份证到3号窗口领取' }),
    data: { matter: '营业执照', note: '请带身份证到3号窗口领取' },
  },
  {
    view: 'case.pay',
    from: APPLICANT,
    texts: [ask({ words: '执照交钱', about: 'pay' })],
    data: { due: false },
  },
  {
    view: 'case.object',
    from: APPLICANT,
    texts: [ask({ about: 'object' })],
    known: standing({ state: 'rejected', note: '条件不符' }),
    data: { matter: '营业执照', reason: '条件不符' },
  },
  {
    view: 'case.noneOf',
    from: APPLICANT,
    texts: [ask({ words: '建房许可' })],
    ways: [{ title: 'matter.guide' }],
  },
  { view: 'case.badNumber', from: APPLICANT, texts: [ask({ words: 'qz2026111-01' })], data: { some: true } },
];
