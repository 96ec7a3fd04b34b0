/** Until when something can be applied for: what the news say of it, or its guide; else that it is not known here. */

import { type Act, type SlotsOf, wordsIn } from '../../../model/intent';
import type { Matter } from '../../../model/matters';
import type { NewsItem } from '../../../model/news';
import { clip } from '../../../text/clip';
import { awaitsText } from '../../scene/answering';
import type { Scene, Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { subjectOf } from '../../scene/subjectOf';
import { closesTurn } from '../guides/guideTurns';
import { findMatters, mattersNamed } from '../guides/matterSearch';
import { sentencesOf } from '../news/newsAnswer';
import { newsNow } from '../news/newsNow';
import { findNews, SURE, telling } from '../news/newsSearch';
import { offerTicket } from '../tickets/offer';

export interface Closing {
  /** What it is asked of, as far as that is known. */
  matter: Matter | null;
  /** The name of it, of a programme else. */
  name: string | null;
  /** News that say until when. */
  told: { item: NewsItem; said: string } | null;
}

/** What is asked so, as its words say it or leave it out; null: something else. */
export async function closingAsked(act: Act, scene: Scene, ask: Reads): Promise<Act | null> {
  const { intent, slots } = act;
  const words = wordsIn(slots);
  const isText = awaitsText(scene.dialogue);
  if (words === undefined || scene.manner !== null || isText || !isAsked(act, words, scene)) return null;
  // 还能申请吗, of a case that was refused, asks what can be done against that.
  const isOfCase = subjectOf(scene)?.kind === 'case';
  if (isOfCase && mattersNamed(await ask.matters(), words, scene.matterNames).length === 0) return null;
  const programme = intent === 'subsidy.query' ? slots.programme : undefined;
  return { intent: 'consult.ask', slots: { words, closes: programme === undefined ? {} : { programme } } };
}

/** What it may have been taken for: where nothing was applied for, 最晚哪天 alone asks of what was spoken of. */
function isAsked({ intent, slots }: Act, words: string, { dialogue, now, says }: Scene): boolean {
  const subject = subjectOf({ dialogue, now });
  // Of a programme that he does not get, too.
  const isOfMatter =
    subject?.kind === 'matter' || (subject?.kind === 'payment' && subject.year === undefined);
  const isPlain = !('about' in slots) || slots.about === undefined;
  const asks = says.asksClosing.test(words) || (isOfMatter && says.asksUntil.test(words));
  switch (intent) {
    case 'consult.ask':
    case 'matter.guide':
    case 'news.latest':
      return asks || (isPlain && says.asksUntil.test(words));
    // Until when his fee is to be paid is asked of a case.
    case 'case.status':
      return (isPlain || slots.about === 'when') && asks;
    case 'subsidy.query':
    case 'help':
    case 'unknown':
      return asks;
    default:
      return false;
  }
}

/** Until when a matter or a programme can be applied for, as far as the news tell: what is asked of, and the sentence. */
export async function closingOf(
  { words = '', closes: { programme } = {} }: SlotsOf['consult.ask'],
  ask: Reads,
  scene: Scene,
): Promise<Closing> {
  const [matters, news] = await Promise.all([ask.matters(), newsNow(ask, scene)]);
  const rest = beside(words, scene);
  const spokenOf = namesMore(rest) ? null : subjectOf(scene);
  const name = programme ?? spokenOf?.programme;
  const named = mattersNamed(matters, name === undefined ? words : `${name} ${words}`, scene.matterNames);
  const leftOut = matters.find((one) => one.name === spokenOf?.matter);
  const [matter = leftOut ?? spelt(rest, matters, scene)] = named;
  const near = matter
    ? news.filter(({ title }) => mattersNamed([matter], title, scene.matterNames).length > 0)
    : findNews(news, name ?? rest, scene.says, SURE);
  const told = near
    .map((item) => ({ item, said: sentencesOf(item.body, scene.says.tellsClosing) }))
    .find(isTold);
  return { matter, name: matter?.name ?? name ?? null, told: told ?? null };
}

/** In letters a part of a name will do: the machinery subsidy. */
function spelt(rest: string, matters: Matter[], { matterNames }: Scene): Matter | null {
  const found = /[a-z]{4}/i.test(rest) ? findMatters(matters, rest, matterNames) : [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The words without what is asked. */
function beside(words: string, { says }: Scene): string {
  return telling(words.replace(says.asksClosing, ' ').replace(says.asksUntil, ' '), says);
}

/** So many signs, or long words, name a thing of their own: 医保几号. */
const MOST_SIGNS = 2;

function namesMore(rest: string): boolean {
  const signs = [...rest].filter((sign) => /\p{sc=Han}/u.test(sign)).length;
  return signs > MOST_SIGNS || (rest.match(/[a-z]{5,}/gi) ?? []).length > 0;
}

function isTold(one: { item: NewsItem; said: string | null }): one is NonNullable<Closing['told']> {
  return one.said !== null;
}

const TITLE = 16;
const SECOND_CLAUSE = /(?:[,，。?？;；]|(?<=\p{sc=Han})\s+)\s*\S{3}/u;

export function closingTurn({ matter, name, told }: Closing, words: string, scene: Scene): Turn {
  if (told) {
    const { item, said } = told;
    // 医保交多少 啥时候截止: the whole of it answers both.
    if (SECOND_CLAUSE.test(words)) return leadTo({ intent: 'news.latest', slots: { item: item.id } });
    const show = { view: 'news.said', data: { title: clip(item.title, TITLE), said } } as const;
    return { ...say(show), subject: { kind: 'news', news: item.id } };
  }
  const subject = matter && ({ subject: { kind: 'matter', matter: matter.name } } as const);
  const deadline = matter?.guide?.deadline;
  if (matter && deadline !== undefined) return { ...closesTurn(matter, deadline), ...subject };
  const show = {
    view: 'guide.closesUnknown',
    data: { matter: name && clip(name, 12), phone: matter?.guide?.phone ?? null },
  } as const;
  // Whoever answers it reads of what it was asked.
  const question = name === null || words.includes(name) ? words : `${name}：${words}`;
  return { ...offerTicket('consult', question, show, scene), ...subject };
}
