/** 咨询: what the service knows is answered at once; what no page holds goes to an office, if that is wanted. */

import { type Calendar, officialCalendar } from '../../../calendar/workingDays';
import { type CaseFacts, hasEnded } from '../../../model/cases';
import type { SlotsOf } from '../../../model/intent';
import type { Matter } from '../../../model/matters';
import type { NewsItem } from '../../../model/news';
import { clip } from '../../../text/clip';
import type { View } from '../../../views';
import { maySee } from '../../scene/access';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { about, date, ownWords, spoken, word } from '../../scene/slotForms';
import { subjectOf } from '../../scene/subjectOf';
import { casesMeant } from '../cases/casesMeant';
import { mattersNamed } from '../guides/matterSearch';
import { newsItemNow, newsNow } from '../news/newsNow';
import { ANSWERS, findNews, SURE, telling } from '../news/newsSearch';
import { offerTicket } from '../tickets/offer';
import { ASKED, ticketCommand } from '../tickets/ticketCommand';
import { type Closing, closingOf, closingTurn } from './closing';
import { fraudTurn } from './fraudTurn';
import { newsTurn } from './newsTurn';
import { notSaid } from './notSaid';
import { contactTurn, hoursTurn } from './officeTurns';
import { withdrawnNamed } from './withdrawnNamed';

type Slots = SlotsOf['consult.ask'];

/** What the service knows that may be asked for. */
interface Known {
  matters: Matter[];
  /** Those that the words name. */
  named: Matter[];
  /** Own cases that they name and that are open. */
  own: CaseFacts[];
  /** News whose title has what the words are about. */
  news: NewsItem[];
  /** Those that have so much of the words that they answer them. */
  answers: NewsItem[];
  calendar: Calendar;
}

/** What is done with words that are to be passed on. */
const consultTicket = ticketCommand('consult');

type Facts =
  /** What can be done against the decision spoken of. */
  | { against: string }
  /** An own case that was taken back, and that is regretted. */
  | { withdrawn: string }
  | { filing: Awaited<ReturnType<typeof consultTicket.load>> }
  | { known: Known }
  /** Until when something can be applied for. */
  | { closing: Closing }
  /** The item of the news that it is asked of. */
  | { item: NewsItem | null }
  /** The matter whose guide leaves it out. */
  | { of: Matter };

export const consultAsk = command('consult.ask', {
  slots: {
    text: ownWords,
    about: about('consult.ask'),
    ticket: word,
    words: spoken,
    date,
    item: word,
    closes: spoken,
    of: word,
  },
  writes: consultTicket.writes,
  asks: { 'consult.ask': { ...ASKED, ended: 'consult' } },
  async load(slots, ask, scene): Promise<Facts> {
    if (slots.item !== undefined) return { item: await newsItemNow(slots.item, ask, scene) };
    const of =
      slots.of === undefined ? undefined : (await ask.matters()).find(({ name }) => name === slots.of);
    if (of) return { of };
    if (slots.closes) return { closing: await closingOf(slots, ask, scene) };
    if (isToBeFiled(slots, scene)) return { filing: await consultTicket.load(slots, ask, scene) };
    const known = await knownOf(slots.words ?? '', ask, scene);
    const against = slots.about === undefined ? await refusedSpokenOf(known, ask, scene) : null;
    if (against !== null) return { against };
    const withdrawn = await withdrawnNamed(slots, ask, scene);
    return withdrawn === null ? { known } : { withdrawn };
  },
  answer(slots, facts, scene) {
    if ('against' in facts)
      return leadTo({ intent: 'case.status', slots: { caseNo: facts.against, about: 'object' } });
    if ('closing' in facts) return closingTurn(facts.closing, slots.words ?? '', scene);
    if ('withdrawn' in facts) return leadTo({ intent: 'case.status', slots: { caseNo: facts.withdrawn } });
    if ('of' in facts) return notSaid(facts.of, slots.words ?? '', scene);
    if ('item' in facts) return newsTurn(facts.item, slots.words ?? '', scene);
    if ('known' in facts) return answered(slots, facts.known, scene);
    const text = slots.text ?? slots.words;
    // Asked for, any words are the answer.
    const sure = { ...scene, doubtful: scene.doubtful && slots.text !== undefined };
    return consultTicket.answer({ ...slots, ...(text !== undefined && { text }) }, facts.filing, sure);
  },
});

/** Words that ask something in passing are answered; what follows 咨询, or answers what was to be asked, is written down. */
function isToBeFiled({ about, words }: Slots, { dialogue }: Scene): boolean {
  if (words === undefined) return about === undefined;
  return about === undefined && dialogue.open?.context.state === 'consult.ask';
}

/** 那咋办, after a refusal was read. */
async function refusedSpokenOf({ named, news }: Known, ask: Reads, scene: Scene): Promise<string | null> {
  const caseNo = subjectOf(scene)?.caseNo;
  if (caseNo === undefined || named.length + news.length > 0) return null;
  const one = await ask.caseByNumber(caseNo);
  const isRefused = one?.state === 'rejected' || one?.state === 'refused';
  return isRefused && maySee(one, scene) ? caseNo : null;
}

async function knownOf(words: string, ask: Reads, scene: Scene): Promise<Known> {
  const own = (await ask.casesOf(scene.inbound.from)).filter((one) => !hasEnded(one));
  const [matters, days, news] = await Promise.all([ask.matters(), ask.localDays(), newsNow(ask, scene)]);
  return {
    matters,
    named: mattersNamed(matters, words, scene.matterNames),
    own: (await casesMeant(words, own, ask, scene)).named,
    news: findNews(news, words, scene.says, SURE),
    answers: findNews(news, telling(words, scene.says), scene.says, ANSWERS),
    calendar: officialCalendar(days),
  };
}

function answered(slots: Slots, known: Known, scene: Scene): Turn {
  const { about, words = '', date } = slots;
  const { named } = known;
  if (scene.says.sendsPicture.test(words)) return say({ view: 'rule.noPictures', data: {} });
  switch (about) {
    case 'fraud':
      return fraudTurn(slots.words, scene);
    case 'hours': {
      const turn = hoursTurn({ date, words }, known, scene);
      if (turn) return turn;
      break;
    }
    case 'phone':
    case 'where': {
      const turn = contactTurn(about, words, known, scene);
      if (turn) return turn;
    }
  }
  const [answer, ...others] = named.length + known.own.length > 0 ? [] : known.answers;
  if (answer && others.length === 0) return leadTo({ intent: 'news.latest', slots: { item: answer.id } });
  // 种子优惠 asks nothing that an office could answer: it is what there is of it.
  const [only, ...more] = isBrief(words, scene) && about === undefined ? known.news : [];
  if (only && more.length + named.length + known.own.length === 0)
    return leadTo({ intent: 'news.latest', slots: { item: only.id } });
  const near = nearby(known);
  const show: View = { view: 'rule.unknown', data: { more: near.length > 0 } };
  return offerTicket('consult', words, show, scene, near);
}

/** So few characters that ask nothing name a thing. */
const BRIEF = 6;

function isBrief(words: string, { says }: Scene): boolean {
  return words.length <= BRIEF && !says.asksOn.test(words);
}

/** So many pages are offered beside. */
const NEAR = 2;

function nearby({ named, own, news }: Known): Choice[] {
  const cases = own.map(
    ({ number: caseNo }): Choice => ({
      label: { name: 'ownCases' },
      act: { intent: 'case.status', slots: { caseNo } },
    }),
  );
  const guides = named.map(
    ({ name }): Choice => ({
      label: { text: clip(name, 12) },
      act: { intent: 'matter.guide', slots: { matter: name } },
    }),
  );
  const items = news.map(
    ({ id, title }): Choice => ({
      label: { text: clip(title, 12) },
      act: { intent: 'news.latest', slots: { item: id } },
    }),
  );
  return [...cases.slice(0, 1), ...guides.slice(0, 1), ...items.slice(0, 1)].slice(0, NEAR);
}
