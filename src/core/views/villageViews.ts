/** What a liaison reads of the people of the village, masked; and what is said where somebody has died. A field that has nothing to say is null. */
import type { CaseState } from '../model/cases';
import type { PaymentState } from '../model/payments';
import { data, field, maybe, seldom } from './data';
import { department, head, matter, tail, whether, yes } from './fields';

const group = field(3, 12);
const year = field(2026);
const programme = field('粮食直补', '耕地地力保护补贴');
const unpaid = { year, group: seldom(group), programme: maybe(programme) };

export const VILLAGE_VIEWS = {
  /** `department`: at whose desk it is; null once it has ended. */
  'liaison.case': data({
    head,
    group,
    matter,
    tail,
    state: field<CaseState>('processing'),
    department: maybe(department),
    promised: maybe(field('11月30日', '31 Dec 2027')),
    late: whether,
  }),
  /** Nobody was named. */
  'liaison.howCase': data(),
  'liaison.cases': data({ head, count: field(3, 60) }),
  'liaison.caseRow': data({ head, group, matter: field('施工许可', '建'.repeat(10)), tail }),
  /** Somebody of the village is called so, and has no case. */
  'liaison.noCase': data({ head }),
  /** `group` and `programme`: where one alone is asked for; `count`: households; `failed`: those whose bank did not take it. */
  'liaison.unpaid': data({ ...unpaid, count: field(12, 240), failed: whether }),
  /** What the villagers whom money has not reached have to do. */
  'liaison.unpaidHow': data(),
  /** `programme` is the one in `state`; `more`: others of this household. */
  'liaison.unpaidRow': data({
    head,
    group: maybe(group),
    programme: maybe(programme),
    more: field(0, 3),
    state: field<PaymentState>('failed', 'sentToBank'),
  }),
  'liaison.allPaid': data({ ...unpaid, failed: whether }),
  /** Nothing is paid to anybody of what is asked for. */
  'liaison.noMoney': data(unpaid),
  /** `liaison`: said by one, of a villager; `offer`: it can be passed on. */
  'death.offer': data({ liaison: whether, offer: yes }),
  /** What to bring, while it stands to be passed on. */
  'death.how': data(),
  'death.noted': data({ number: field('QS20261123-04175362'), liaison: whether }),
};
