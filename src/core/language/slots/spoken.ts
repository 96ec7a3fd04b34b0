/** Slots that any words may fill beside what they ask for: a command is given these, and never the text. */
import type { Act, Intent, SlotsOf } from '../../model/intent';
import type { Likely, Manner, Understood } from '../../model/understood';
import { findDay } from '../reading/dates';
import { dangerIn } from './danger';
import { aboutComplaining, wishesNoMore, wishesNoStop } from './wishes';

type Part = 'payments' | 'cases' | 'reminders';

/** What a person may stop by itself, and the words that name it. */
const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['payments', /补贴|补助|惠农|发放|payment|subsid/i],
  ['cases', /办件|进度|审批|case/i],
  ['reminders', /提醒|remind/i],
];
/**
 * Somebody else's: 王德福家的, 帮李老四查, 我弟那户. Not 我们家的, 别人家的都到了, 帮我看下: whoever lives with a person, as
 * parents and children mostly do, is of the own household.
 */
const OTHERS = [
  /(?<![我俺咱自己们里全人大国老公农本您你一])家的/,
  /[帮替代](?!我家|俺家|咱家)(?:[我俺咱]?(?:弟|哥|兄|姐|妹|叔|伯|舅|姑|姨|邻居|亲戚)|(?!老?[爸妈爹娘公婆伴]|[我俺咱忙你您办领收缴理上下看查问瞧算找打核念弄搞表码换爷奶父母儿女媳娃孩家])\p{sc=Han})/u,
  /(?:弟|哥|兄|姐|妹|嫂|婶|伯|叔|舅|姑|姨|侄|甥|丈人|岳父|岳母|亲家|邻居|亲戚)[弟妹夫子媳他她]{0,2}(?:家|户|的|那)|那户|这户|他家|她家|(?:隔壁|邻居)[^，。,. ]{0,5}[家户](?!都|全|也|早|已|人|村)/,
  /\bmy (?:brother|sister|uncle|aunt|cousin|neighbou?r|friend)(?:'?s)?\b/i,
];
/** 我哥家的到了 我家咋没到: the own is asked for beside it. */
const OWN =
  /[我俺咱]们?(?:自己)?(?:家|咋|怎|为啥|的|还没|就?没有?)(?!隔壁|邻居|[老大小二三]?[弟哥兄姐妹叔伯舅姑姨])/;
/** 去年的补贴 is all of that year, 去年的呢 is of what was spoken of. */
const MONEY = /补贴|补助|惠农|subsid|payment/i;
/** 去年是多少 is of what was spoken of, 去年一共多少 is not. */
const SUM = /一共|总共|合计|总计|共计|统共|拢共|加起来|全部|所有|in total|altogether|in all|overall/i;
const NUMBER = /^\s*\d{1,3}\s*$/;

/** `understood` with all slots that `text`, which it was understood from, fills; so in what is asked back. */
export function withSpokenSlots(understood: Understood, text: string): Understood {
  const { askBack, manner, kind = null } = understood;
  const spoken = (one: Likely) => ({ ...one, act: spokenAct(one.act, one.kind, text) });
  return {
    ...understood,
    ...spokenAct(understood, kind, text, manner),
    ...(askBack && { askBack: askBack.map(spoken) }),
  };
}

/** `kind`: what of the intent is asked. */
function spokenAct(said: Act, kind: string | null, text: string, manner?: Manner): Act {
  const { intent, slots } = asWished(said, text);
  const act = { intent, slots: { ...slots, ...ofKind(intent, kind, text) } } as Act; // of this very intent
  return { intent, slots: filledBy(act, text, manner) } as Act; // as above
}

/** All slots, those among them that the words fill beside their intent. */
function filledBy(act: Act, text: string, manner?: Manner): object {
  const { slots } = act;
  switch (act.intent) {
    case 'subscribe.stop':
      return wishesNoStop(text) ? { about: 'state' } : withPart(slots, text);
    case 'subscribe.start':
      return withPart(slots, text);
    case 'subsidy.query':
      return { ...slots, ...ofMoney(act.slots, text), words: text };
    case 'consult.ask':
      return questionIn(act.slots, text);
    case 'appointment.cancel':
    case 'case.status':
    case 'case.expedite':
    case 'case.rate':
    case 'matter.guide':
    case 'news.latest':
    case 'office.cases':
    case 'help':
      return { ...slots, words: text };
    case 'unknown':
      return ofUnknown(manner, text);
    default:
      return slots;
  }
}

/** What of the intent is asked, as its slots say it. */
function ofKind(intent: Intent, kind: string | null, text: string): object {
  switch (intent) {
    case 'unknown':
    case 'office.cases':
    case 'office.haste':
      return {};
    default:
      if (kind === null || (intent === 'subsidy.query' && YEAR_ALONE.test(text))) return {};
      if (kind === 'move') return { move: true, ...movedTo(text) };
      return kind === 'ticket' ? {} : { about: kind };
  }
}

/** 那去年的呢: what is asked of it was said before. */
const YEAR_ALONE =
  /^(?:那|那么|还有)?(?:去年|上年|上一年|前年|今年|20\d\d年?)(?:度|份|的|那|呢|咧|哩|嘞|啊|呀|吗|钱|补贴)*[?？。!！]?$/;

/** 周五来不了，挪到下周三: the day behind it is the new one. */
const TO = /(?:改|挪|换|推|调|移|延|提前|推迟)[到成在至]|\bto\b/i;

function movedTo(text: string): { date?: string } {
  const to = TO.exec(text);
  const date = to && dayIn(text.slice(to.index + to[0].length));
  return date ? { date } : {};
}

function withPart(slots: object, text: string): object {
  const part = partIn(text);
  return part === null ? slots : { ...slots, part };
}

const NOT_SAID_ELSE: readonly Intent[] = ['complaint.file', 'help', 'unknown'];

/** 我没投诉 asks what is on record, 怎么投诉 how it is done: neither is one; 不想收 starts nothing. */
function asWished(act: Act, text: string): Act {
  if (act.intent === 'subscribe.start' && wishesNoMore(text)) return { intent: 'subscribe.stop', slots: {} };
  if (!NOT_SAID_ELSE.includes(act.intent)) return act;
  const about = aboutComplaining(text);
  if (about === 'asks') return { intent: 'complaint.file', slots: {} };
  const denies = about === 'denies' && act.intent === 'complaint.file';
  return denies ? { intent: 'case.status', slots: { asked: 'complaint' } } : act;
}

function ofUnknown(manner: Manner | undefined, text: string): SlotsOf['unknown'] {
  const danger = manner === 'danger' ? dangerIn(text) : null;
  return { ...(NUMBER.test(text) && { digits: true }), ...(danger && { danger }), words: text };
}

function ofMoney(
  { programme, about, year }: SlotsOf['subsidy.query'],
  text: string,
): Pick<SlotsOf['subsidy.query'], 'others' | 'all'> {
  const ofYear = year !== undefined && programme === undefined;
  const whole = about === undefined ? MONEY : about === 'total' ? SUM : null;
  return {
    ...(OTHERS.some((words) => words.test(text)) && !OWN.test(text) && { others: true }),
    ...(ofYear && whole?.test(text) && { all: true }),
  };
}

/** The part of the notices that is named; null: none, so all of them. */
function partIn(text: string): Part | null {
  const plain = text.normalize('NFKC');
  return PARTS.find(([, words]) => words.test(plain))?.[0] ?? null;
}

/** 咨询 or its initials in front: what follows is to be passed on. */
const OUTRIGHT = /^[^\p{L}]*(?:\p{L}{0,4}咨询|zx|ask|question|enquiry)/iu;

/** What is asked in passing is to be answered: its words are no text to be passed on. */
function questionIn(understood: SlotsOf['consult.ask'], said: string): SlotsOf['consult.ask'] {
  if (OUTRIGHT.test(said)) return understood;
  const { text: _, ...slots } = understood;
  const date = dayIn(said);
  return { ...slots, words: said, ...(date !== null && { date }) };
}

const NEAR_DAYS: readonly (readonly [string, RegExp])[] = [
  ['dayAfterTomorrow', /后天|后日/],
  ['tomorrow', /明天|明儿|明日|tomorrow/i],
  ['today', /今天|今儿|今日|现在|today|now\b/i],
  ['weekday:6', /周末|双休|weekend/i],
];

/** As the slot of a visit has it; null where none is named. */
function dayIn(said: string): string | null {
  const plain = said.normalize('NFKC').toLowerCase();
  return NEAR_DAYS.find(([, words]) => words.test(plain))?.[0] ?? findDay(plain, [])?.date ?? null;
}
