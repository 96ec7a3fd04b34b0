/** A case without signing in: its number, and the last four of the applicant's phone or identity number. */

import { understand } from '../../core/language/understand';
import type { PageShown } from '../../core/model/page';
import { type Allowance, giveBack, networksOf, spend } from './allowances';
import { answerPage, inputOf, plainPage } from './answerPage';
import { token } from './links';
import { hashOf } from './sessions';
import type { PageTools, Visitor } from './steps';
import { asGuest } from './turn';
import { bare } from './typedFields';

const HOUR = 3_600_000;

/** Wrong tries at one case, whoever makes them, and wrong tries from one address. */
function allowances(number: string, address: string | null): Allowance[] {
  const from =
    address === null
      ? []
      : networksOf(address).map((network, wide) => ({
          name: `wap.case.from:${hashOf(network).slice(0, 32)}`,
          most: wide ? 60 : 20,
          per: HOUR,
        }));
  const which = hashOf(number).slice(0, 32);
  return [
    { name: `wap.case:${which}`, most: 5, per: HOUR },
    // Four digits are ten thousand: at five an hour they would be through in a season.
    { name: `wap.case.day:${which}`, most: 15, per: 24 * HOUR },
    ...from,
  ];
}

export function askCase(tools: PageTools, visitor: Visitor, note = 'caseHow'): PageShown {
  const { renderer, chance } = tools;
  const { language } = visitor;
  const word = (name: string) => renderer.word('page', name, language);
  const plain = plainPage(tools, visitor, 'case', [word(note)]);
  return {
    ...plain,
    form: {
      href: 'case',
      inputs: [
        inputOf({ name: 'caseNo', kind: 'any', max: 20 }, language, tools),
        inputOf({ name: 'four', kind: 'any', max: 8 }, language, tools),
      ],
      hidden: { k: token(chance) },
      submit: word('submit.case.status'),
    },
    nav: [...plain.nav, { label: word('signInstead'), href: 'sign?goal=case.status' }],
    personal: note !== 'caseHow',
  };
}

/** One answer for a number that there is not and four that do not fit. */
export async function showCase(tools: PageTools, visitor: Visitor): Promise<PageShown> {
  const { store, clock } = tools;
  const { fields, address } = visitor.ask;
  const caseNo = caseNoOf(tools, fields.caseNo ?? '');
  const four = bare(fields.four);
  if (caseNo === null || !/^\d{3}[\dX]$/.test(four)) return askCase(tools, visitor, 'caseWrong');
  // Taken before it is known whether the try is right: any number at one moment are no more than are allowed.
  const spent = await spend(store, allowances(caseNo, address), clock.now());
  if (!spent) return askCase(tools, visitor, 'caseTooOften');
  const fits = await store.pages.tailFits(caseNo, four);
  await store.commit([onRecord(tools, visitor, fits ? 'look.caseNumber' : 'look.caseRefused', caseNo)]);
  if (!fits) return askCase(tools, visitor, 'caseWrong');
  await giveBack(store, spent);
  const act = { intent: 'case.status', slots: { caseNo } } as const;
  const outcome = await asGuest(tools, visitor, { act }, [caseNo]);
  return { ...answerPage(tools, visitor, outcome, undefined), personal: true, self: null };
}

/** Who looked at which case, or tried to: of somebody without a phone the address is known. */
function onRecord(
  { chance, clock }: PageTools,
  { ask }: Visitor,
  action: 'look.caseNumber' | 'look.caseRefused',
  subject: string,
) {
  const actor = `wap ${ask.address ?? 'network'}`;
  return { kind: 'audit', id: chance.id(), at: clock.now(), actor, action, subject } as const;
}

/** However it was typed; null where it is no number. */
export function caseNoOf({ lexicon }: Pick<PageTools, 'lexicon'>, typed: string): string | null {
  const understood = understand(typed, { state: 'case.ask', expects: 'caseNo', for: 'case.status' }, lexicon);
  return understood.intent === 'case.status' ? (understood.slots.caseNo ?? null) : null;
}
