/** What is said where there is no such case: how it is applied for, what the person has, and what was likely meant. */

import type { CaseFacts } from '../../../model/cases';
import type { About, SlotsOf } from '../../../model/intent';
import type { Matter } from '../../../model/matters';
import { clip } from '../../../text/clip';
import type { View } from '../../../views';
import { householdOf, whoseOf } from '../../scene/access';
import type { Choice, Scene, Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { leadTo, picking } from '../../scene/say';
import { subjectOf } from '../../scene/subjectOf';
import { toGuide } from '../guides/guideTurns';
import { asksForAll } from '../guides/matterGuide';
import { touches } from '../guides/matterSearch';
import { suited } from './casesMeant';
import { lineOf, lookedAtCases } from './caseTurns';
import { isNear } from './mistyped';

type Asked = About<'case.status'> | undefined;

/** What can be said of the matter without a case of it. */
const OF_MATTER: { [A in About<'case.status'>]?: About<'matter.guide'> } = {
  when: 'days',
  papers: 'papers',
  collect: 'where',
  pay: 'fee',
};

/** The guide has the answer; null where it has none. */
export function ofMatter(matter: string, asked: Asked, scene: Scene, words = ''): Turn | null {
  if (asked !== undefined && asksForAll(words, scene))
    return leadTo({ intent: 'matter.guide', slots: { matter } });
  // 去的时候带啥, of what is not applied for yet: its papers.
  const about = asked === 'collect' && scene.says.brings.test(words) ? 'papers' : asked && OF_MATTER[asked];
  return about ? leadTo({ intent: 'matter.guide', slots: { matter, about } }) : null;
}

/** `programme`: money of that name which the household gets. */
export function otherMatter(
  { other, programme, own }: { other: Matter; programme: string | null; own: CaseFacts[] },
  { about, words }: SlotsOf['case.status'],
  scene: Scene,
): Turn {
  if (programme !== null) return leadTo({ intent: 'subsidy.query', slots: { programme } });
  return ofMatter(other.name, about, scene, words) ?? noneOf(other, own);
}

/** 低保批了没, asked by a household that gets it and has no such case. */
export async function paidFor(other: Matter, ask: Reads, scene: Scene): Promise<string | null> {
  const household = householdOf(scene);
  const payments = household ? await ask.payments(household.id) : [];
  return payments.find(({ programme }) => touches(other, programme, scene.matterNames))?.programme ?? null;
}

const ASKS_NUMBER = { state: 'case.ask', expects: 'caseNo', for: 'case.status' } as const;

/** 让儿子去中不中, after money was spoken of, from who has no case: what to do about that; null: it is asked of a case. */
export function ofPayment(
  { about, words }: SlotsOf['case.status'],
  { dialogue, now, says }: Scene,
): Turn | null {
  const subject = subjectOf({ dialogue, now });
  if (about === undefined || words === undefined || says.caseApplied.test(words)) return null;
  if (subject?.kind !== 'payment' || subject.programme === undefined) return null;
  const { programme, year } = subject;
  const slots = {
    about: 'fix',
    programme,
    ...(year !== undefined && { year }),
    ...whoseOf(subject),
  } as const;
  return leadTo({ intent: 'subsidy.query', slots });
}

/** 等着这钱抓药 到底哪天能给, from who has no case: his money; null: he has none, or it is asked of a case. */
export function ofMoney({ about, words = '' }: SlotsOf['case.status'], scene: Scene): Turn | null {
  const { thatMoney, caseApplied } = scene.says;
  if (!thatMoney.test(words) || caseApplied.test(words) || !householdOf(scene)) return null;
  if (about !== undefined && about !== 'when') return null;
  return leadTo({
    intent: 'subsidy.query',
    slots: about === 'when' ? { about: 'next' } : { about: 'missing' },
  });
}

/** 去哪领证, of what no phone of his asked for, is told how a window is found. */
export function noCase(asked?: Asked): Turn {
  return {
    reply: {
      show: { view: 'case.none', data: { collect: asked === 'collect' } },
      expects: asked === 'collect' ? { state: 'guide.ask', expects: 'matter' } : ASKS_NUMBER,
    },
    changes: [],
  };
}

/** How it is applied for, and the cases there are. */
function noneOf({ name }: Matter, own: readonly CaseFacts[]): Turn {
  const cases: Choice = { label: { name: 'ownCases' }, act: { intent: 'case.status', slots: {} } };
  return offer({ view: 'case.noneOf', data: { matter: clip(name, 12) } }, [
    toGuide(name),
    ...(own.length > 0 ? [cases] : []),
  ]);
}

/** The number looks wrong: one of these was meant. */
export function badNumber(number: string, own: readonly CaseFacts[], scene: Scene): Turn {
  const near = own.filter((one) => isNear(number, one.number));
  const shown = (near.length > 0 ? near : suited([...own], undefined)).slice(0, MOST_OFFERED);
  const show: View = { view: 'case.badNumber', data: { number: clip(number, 20), some: shown.length > 0 } };
  const turn = offer(
    show,
    shown.map((one) => lineOf(one)),
  );
  return { ...turn, changes: lookedAtCases(shown, scene) };
}

const MOST_OFFERED = 3;

function offer(show: View, choices: Choice[]): Turn {
  const asksNumber = { choices, expects: ASKS_NUMBER };
  return { reply: { show, ...(choices.length > 0 ? picking(choices) : asksNumber) }, changes: [] };
}
