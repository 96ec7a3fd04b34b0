/** Slots that any words may fill beside what they ask for: a command is given these, and never the text. */
import type { Act, Intent, SlotsOf } from '../../model/intent';
import type { OptOutPart } from '../../model/message';
import type { Likely, Manner, Understood } from '../../model/understood';
import { normalisePhone } from '../../text/phone';
import type { Lexicon } from '../lexicon/lexicon';
import { findDay } from '../reading/dates';
import { normalise } from '../reading/normalise';
import { phonesIn } from '../reading/reading';
import { tokenise } from '../reading/tokens';
import { dangerIn } from './danger';
import { moneyAsked } from './money';
import { partsAreDivided, partsToStart, partsToStop } from './parts';
import { aboutComplaining, wishesNoMore, wishesNoStop } from './wishes';

const NUMBER = /^\s*\d{1,3}\s*$/;

/** What was said, from which phone, and what finds what it says. */
type Words = { text: string; from: string } & Pick<Lexicon, 'says' | 'words' | 'confusables'>;
type Unsigned = Omit<Words, 'from'>;

/** `understood` with all slots that `text`, which it was understood from, fills; so in what is asked back. `from`: who says it, E.164; empty: nobody who is known. */
export function withSpokenSlots(
  understood: Understood,
  text: string,
  from: string,
  { says, words, confusables }: Lexicon,
): Understood {
  const { askBack, manner, kind = null } = understood;
  const said: Words = { text, from, says, words, confusables };
  const spoken = (one: Likely) => ({ ...one, act: spokenAct(one.act, one.kind, said) });
  return {
    ...understood,
    ...spokenAct(understood, kind, said, manner),
    ...(askBack && { askBack: askBack.map(spoken) }),
  };
}

/** `kind`: what of the intent is asked. */
function spokenAct(said: Act, kind: string | null, words: Words, manner?: Manner): Act {
  const { intent, slots } = asWished(said, words);
  const act = { intent, slots: { ...slots, ...ofKind(intent, kind, words) } } as Act; // of this very intent
  return { intent, slots: filledBy(act, words, manner) } as Act; // as above
}

/** All slots, those among them that the words fill beside their intent. */
function filledBy(act: Act, words: Words, manner?: Manner): object {
  const { slots } = act;
  const { text, says } = words;
  switch (act.intent) {
    case 'subscribe.stop':
      return stopped(slots, words);
    case 'subscribe.start':
      return { ...withParts(slots, partsToStart(text, says)), ...phonesNamed(words).slots };
    case 'subsidy.query':
      return { ...slots, ...ofMoney(act.slots, words), words: text };
    case 'consult.ask':
      return questionIn(act.slots, words);
    case 'appointment.cancel':
    case 'case.status':
    case 'case.expedite':
    case 'case.rate':
    case 'matter.guide':
    case 'news.latest':
    case 'help':
      return { ...slots, words: text };
    case 'office.cases':
      return { ...slots, words: text, ...(says.comparesOffices.test(text) && { compare: true }) };
    case 'unknown':
      return ofUnknown(manner, words);
    default:
      return slots;
  }
}

/** What of the intent is asked, as its slots say it. */
function ofKind(intent: Intent, kind: string | null, words: Words): object {
  switch (intent) {
    case 'unknown':
    case 'office.cases':
    case 'office.haste':
      return {};
    default:
      if (intent === 'subsidy.query') return moneyAsked(kind, words);
      if (kind === null) return {};
      if (intent === 'case.status' && kind === 'pay' && words.says.handsIn.test(words.text))
        return { about: 'papers' };
      if (kind === 'move') return moved(words);
      return kind === 'ticket' || (kind === 'state' && words.says.stopsMessages.test(words.text))
        ? {}
        : { about: kind };
  }
}

/** 提前一天喊我一声 moves nothing: it asks of the visit as it stands. */
function moved(words: Words): object {
  const asksToBeCalled = words.says.remindsMe.test(words.text) && dayIn(words) === null;
  return asksToBeCalled ? { about: 'mine' } : { move: true, ...movedTo(words) };
}

/** 周五来不了，挪到下周三: the day behind it is the new one. */
function movedTo(words: Unsigned): { date?: string } {
  const { text, says } = words;
  const to = says.movesTo.exec(text);
  const date = to && dayIn({ ...words, text: text.slice(to.index + to[0].length) });
  return date ? { date } : {};
}

/** What stops nothing, or names only what is to go on, shows what is on. */
function stopped(slots: object, words: Words): object {
  const { text, says } = words;
  const whose = phonesNamed(words);
  const parts = partsToStop(text, says);
  // What asks for a score tells that a case is done.
  const ofRating = says.ofRating.test(text) && !says.cases.test(text);
  if (ofRating) return { about: 'state', rating: true, ...whose.slots };
  if (whose.isOthers || parts === 'none' || (wishesNoStop(text, says) && !partsAreDivided(text, says)))
    return { about: 'state', ...whose.slots };
  return { ...withParts(slots, parts), ...whose.slots };
}

/** `isOthers`: the phones that are named are others than the one that writes, which goes on as it is. */
function phonesNamed({ text, from, says }: Words): { isOthers: boolean; slots: { others?: true } } {
  const named = phonesIn(text.normalize('NFKC')).map(({ number }) => normalisePhone(number));
  const others =
    named.some((phone) => phone !== from) || (named.length === 0 && says.stopsAnothers.test(text));
  return { isOthers: others && !named.includes(from), slots: others ? { others } : {} };
}

/** All parts are everything. */
function withParts(slots: object, parts: readonly OptOutPart[]): object {
  const [part, also, ...more] = new Set(parts);
  if (part === undefined || more.length > 0) return slots;
  return { ...slots, part, ...(also && { also }) };
}

const NOT_SAID_ELSE: readonly Intent[] = ['complaint.file', 'help', 'unknown'];

/** 我没投诉 asks what is on record, 怎么投诉 how it is done: neither is one; 不想收 starts nothing, nor does another's number. */
function asWished(act: Act, words: Words): Act {
  const { text, says } = words;
  if (act.intent === 'contact.changePhone' && stopsByNumber(words))
    return { intent: 'subscribe.stop', slots: {} };
  if (act.intent === 'subscribe.start' && (wishesNoMore(text, says) || phonesNamed(words).isOthers))
    return { intent: 'subscribe.stop', slots: {} };
  if (!NOT_SAID_ELSE.includes(act.intent)) return act;
  const about = aboutComplaining(text, says);
  if (about === 'asks') return { intent: 'complaint.file', slots: {} };
  const denies = about === 'denies' && act.intent === 'complaint.file';
  return denies ? { intent: 'case.status', slots: { asked: 'complaint' } } : act;
}

/** 别往13800000001发了: with no word of another number, none is to be moved. */
function stopsByNumber({ text, says }: Words): boolean {
  const isRefused = says.stopsMessages.test(text) || wishesNoMore(text, says);
  return isRefused && !says.changesNumber.test(text) && !says.accountChanged.test(text);
}

function ofUnknown(manner: Manner | undefined, words: Words): SlotsOf['unknown'] {
  const { text, says } = words;
  const danger = manner === 'danger' ? dangerIn(text, says) : null;
  const date = dayIn(words);
  return {
    ...(NUMBER.test(text) && { digits: true }),
    ...(danger && { danger }),
    words: text,
    ...(date !== null && { date }),
  };
}

function ofMoney(
  { programme, about, year }: SlotsOf['subsidy.query'],
  { text, says }: Words,
): Pick<SlotsOf['subsidy.query'], 'others' | 'all'> {
  const ofYear = year !== undefined && programme === undefined;
  // 去年的补贴 is all of that year, 去年的呢 is of what was spoken of; so 去年一共多少, and 去年是多少.
  const whole = about === undefined ? says.money : about === 'total' ? says.sum : null;
  return {
    ...(says.others.test(text) && !says.ownBeside.test(text) && { others: true }),
    ...(ofYear && whole?.test(text) && { all: true }),
  };
}

/** What is asked in passing is to be answered: its words are no text to be passed on. */
function questionIn(understood: SlotsOf['consult.ask'], said: Words): SlotsOf['consult.ask'] {
  // 咨询 or its initials in front: what follows is to be passed on.
  if (said.says.asksOutright.test(said.text)) return understood;
  const { text: _, ...slots } = understood;
  const date = dayIn(said);
  return { ...slots, words: said.text, ...(date !== null && { date }) };
}

/** As the slot of a visit has it; null where none is named. */
function dayIn({ text, says, words, confusables }: Unsigned): string | null {
  const { plain } = normalise(text, confusables);
  const day = findDay(plain, tokenise(plain, { words }), says.dayRefused);
  if (day) return day.date;
  if (says.weekend.test(text)) return 'weekday:6';
  return says.now.test(text) ? 'today' : null;
}
