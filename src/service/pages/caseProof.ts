/** A case without signing in: its number, and the last four of the applicant's phone or identity number. */
import type { PageAsk } from '../../core/model/page';
import { giveBack, spend } from '../guard/allowances';
import { caseAllowances } from './allowances';
import type { PageTools, Proof } from './steps';
import { bare, caseNumber } from './typedFields';

const FOUR = /^\d{3}[\dX]$/;

/** The same refusal for a number that does not exist and for four characters that do not fit. */
export async function proveCase(
  tools: Pick<PageTools, 'store' | 'clock' | 'chance' | 'lexicon'>,
  { fields, address }: PageAsk,
): Promise<Proof> {
  const { store, clock, chance } = tools;
  const caseNo = caseNumber(fields.caseNo, tools.lexicon);
  const four = bare(fields.four);
  if (caseNo === null || !FOUR.test(four)) return { kind: 'caseRefused', note: 'caseWrong' };
  // The try is taken before it is known to be right: tries made at one moment are no more than are allowed.
  const spent = await spend(store, caseAllowances(caseNo, address), clock.now());
  if (!spent) return { kind: 'caseRefused', note: 'caseTooOften' };
  const fits = await store.pages.tailFits(caseNo, four);
  const action = fits ? 'look.caseNumber' : 'look.caseRefused';
  // Of a visitor without a phone the address is known.
  const actor = `wap ${address ?? 'network'}`;
  await store.commit([{ kind: 'audit', id: chance.id(), at: clock.now(), actor, action, subject: caseNo }]);
  if (!fits) return { kind: 'caseRefused', note: 'caseWrong' };
  await giveBack(store, spent);
  return { kind: 'caseProved', caseNo };
}
