/** One item: written, looked at as it will be on a phone, published, withdrawn. */
import { isDay, spanOf } from '../../../core/calendar/day';
import { dayAt } from '../../../core/calendar/deadline';
import type { NewsItem, NewsState } from '../../../core/model/news';
import { fill } from '../../../core/views/fill';
import { type FieldSpec, type FormErrors, fieldsOf, typed, typedLine } from '../frame/form';
import { type Overtaken, overtakenBy, standData } from '../frame/overtaken';
import {
  type DeskCall,
  type DeskRoute,
  type EntryAnswer,
  type PageAnswer,
  pageRoute,
  route,
} from '../frame/route';
import { type NewsTools, ownPlace, sectionNames, standingOf, subjectOf } from './tools';

const NEEDS = { needs: 'news.set' } as const;
const LONGEST_TITLE = 30;
const LONGEST_BODY = 2_000;

export function itemRoutes(tools: NewsTools): DeskRoute[] {
  const find = async ({ params }: DeskCall) => {
    const item = await tools.reads.newsItem(params.news ?? '');
    return item && { subject: subjectOf(item, await tools.places()), it: item };
  };
  const one = { path: '/news/:news', ...NEEDS, find };
  return [
    pageRoute({ method: 'get', path: '/news/new', ...NEEDS, handle: (call) => itemPage(call, null, tools) }),
    pageRoute({ method: 'post', path: '/news/new', ...NEEDS, handle: (call) => save(call, null, tools) }),
    route<NewsItem>({ ...one, method: 'get', handle: (call, item) => itemPage(call, item, tools) }),
    route<NewsItem>({ ...one, method: 'post', handle: (call, item) => save(call, item, tools) }),
    route<NewsItem>({
      ...one,
      method: 'post',
      path: '/news/:news/withdraw',
      async handle(call, item) {
        const whole = { until: null, place: null, ...item, state: 'withdrawn' as const };
        await tools.desk.save(whole, call.account.id, call.seen);
        return { to: `/news/${item.id}`, done: 'withdrawn' };
      },
    }),
  ];
}

async function save(call: DeskCall, item: NewsItem | null, tools: NewsTools): Promise<EntryAnswer> {
  const { form, account, now } = call;
  const overtaken = item && (await overtakenBy(call, keptOf(item, tools), () => tools.lastSave(item.id)));
  if (overtaken) return itemPage(call, item, tools, { overtaken });
  const names = await sectionNames(call, tools);
  const [section, title, body] = [typed(form, 'section'), typedLine(form, 'title'), typed(form, 'body')];
  const [from, last] = [typed(form, 'from'), typed(form, 'last')];
  const errors: FormErrors = {
    ...(!names.has(section) && { section: 'needed' }),
    ...textErrors({ title, body }),
    ...(from !== '' && !isDay(from) && { from: 'day' }),
    ...(last !== '' && !isDay(last) && { last: 'day' }),
    ...(isDay(from) && isDay(last) && last < from && { last: 'beforeFrom' }),
  };
  if (Object.keys(errors).length > 0) return itemPage(call, item, tools, { errors });
  const state: NewsState = typed(form, 'state') === 'published' ? 'published' : 'draft';
  const at = from === '' ? now : startOf(from, item, tools);
  const until = last === '' ? null : spanOf(last, tools.utcOffset)[1];
  const place = item ? (item.place ?? null) : ownPlace(call);
  const whole = { section, title, body, at, until, state, place, id: item?.id ?? null };
  const id = await tools.desk.save(whole, account.id, call.seen);
  return { to: `/news/${id}`, done: state };
}

/** Of a day that was not changed the hour stays: the news of one day keep their order. */
function startOf(from: string, item: NewsItem | null, { utcOffset }: NewsTools): number {
  if (item && dayAt(item.at, utcOffset) === from) return item.at;
  return spanOf(from, utcOffset)[0];
}

function textErrors({ title, body }: Pick<NewsItem, 'title' | 'body'>): FormErrors {
  return {
    ...(title === '' && { title: 'needed' }),
    ...([...title].length > LONGEST_TITLE && { title: 'longTitle' }),
    ...(body === '' && { body: 'needed' }),
    ...([...body].length > LONGEST_BODY && { body: 'longBody' }),
  };
}

async function itemPage(
  call: DeskCall,
  item: NewsItem | null,
  tools: NewsTools,
  { errors = {}, overtaken }: { errors?: FormErrors; overtaken?: Overtaken } = {},
): Promise<PageAnswer> {
  const { words } = call;
  const choose = { value: '', label: String(words.choose) };
  const options = [...(await sectionNames(call, tools))].map(([value, label]) => ({ value, label }));
  const specs: FieldSpec[] = [
    { name: 'section', kind: 'choice', options: [choose, ...options] },
    { name: 'title', kind: 'text' },
    { name: 'body', kind: 'long' },
    { name: 'from', kind: 'date', optional: true },
    { name: 'last', kind: 'date', optional: true },
  ];
  const failed = overtaken !== undefined || Object.keys(errors).length > 0;
  const form = overtaken?.form ?? (failed ? call.form : item ? formOf(item, tools) : {});
  const standing = item && standingOf(call, item);
  return {
    page: 'item',
    title: item ? item.title : String(words.add),
    trail: [{ href: '/news', label: String(words.menu) }],
    data: {
      id: item?.id ?? '',
      action: item ? `/news/${item.id}` : '/news/new',
      standing: standing?.text ?? '',
      tone: standing?.tone ?? '',
      isOut: item !== null && (item.state ?? 'published') === 'published',
      fields: fieldsOf(specs, { form, errors, words, kept: overtaken?.kept }),
      ...(item && standData(keptOf(item, tools), overtaken)),
      ...(item && { phone: phoneOf(call, item, tools) }),
    },
    ...(failed && { status: overtaken ? (409 as const) : (422 as const) }),
  };
}

function formOf({ section, title, body, at, until }: NewsItem, { utcOffset }: NewsTools) {
  const last = until ? dayAt(until - 1, utcOffset) : '';
  return { section: [section], title: [title], body: [body], from: [dayAt(at, utcOffset)], last: [last] };
}

/** As its form is drawn of it, and sent by its buttons. */
function keptOf(item: NewsItem, tools: NewsTools) {
  return { ...formOf(item, tools), state: [item.state ?? 'published'] };
}

/** As it is read: by SMS, message by message, and on a page of 240 pixels. */
function phoneOf({ words, day }: DeskCall, item: NewsItem, { desk }: NewsTools) {
  const texts = desk.texts(item);
  const segments = texts.reduce((sum, one) => sum + one.segments, 0);
  return {
    texts: texts.map(({ text }) => text),
    counts: fill(String(words.counts), { messages: texts.length, segments }),
    ...{
      title: item.title,
      day: day(item.at),
      lines: item.body.split('\n').filter((line) => line.trim() !== ''),
    },
  };
}
