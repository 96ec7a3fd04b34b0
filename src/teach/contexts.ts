/** Contexts in which example texts are measured: their files name the state alone. */
import type { Context } from '../core/model/dialogue';

const CASE = 'QZ20261101-0001';

const CONTEXTS: { readonly [S in Context['state']]: Context & { state: S } } = {
  menu: { state: 'menu', expects: 'choice', options: 8 },
  'case.list': { state: 'case.list', expects: 'choice', options: 8 },
  'subsidy.list': { state: 'subsidy.list', expects: 'index', page: 1, pages: 2, items: 5 },
  'subsidy.ask': { state: 'subsidy.ask', expects: 'programme' },
  'rate.ask': { state: 'rate.ask', expects: 'score', caseNo: CASE },
  'case.ask': { state: 'case.ask', expects: 'caseNo', for: 'case.status' },
  'news.list': { state: 'news.list', expects: 'page', page: 1, pages: 2 },
  'appointment.ask': { state: 'appointment.ask', expects: 'date' },
  'phone.ask': { state: 'phone.ask', expects: 'newPhone' },
  'phone.code': { state: 'phone.code', expects: 'code' },
  'family.ask': { state: 'family.ask', expects: 'newPhone' },
  'family.code': { state: 'family.code', expects: 'code' },
  'complaint.ask': { state: 'complaint.ask', expects: 'text' },
  'consult.ask': { state: 'consult.ask', expects: 'text' },
  'expedite.ask': { state: 'expedite.ask', expects: 'text', caseNo: CASE },
  'guide.ask': { state: 'guide.ask', expects: 'matter' },
  'alert.pending': { state: 'alert.pending', expects: 'ack', caseNo: CASE },
  'haste.ask': { state: 'haste.ask', expects: 'text', ticket: 'TQ20261101-00010001' },
  'case.detail': { state: 'case.detail', expects: 'none', caseNo: CASE },
  'appointment.done': { state: 'appointment.done', expects: 'none' },
  'identity.ask': { state: 'identity.ask', expects: 'identity' },
};

/** A usual context of this state, for an example that is said in it. */
export function contextOf(state: Context['state'] | null): Context | null {
  return state && CONTEXTS[state];
}
