/** A file of the news: 编号, 栏目, 标题, 正文, from one day to another, and whether it is published. */
import { spanOf } from '../../calendar/day';
import { dayAt } from '../../calendar/deadline';
import { placeFrom } from '../../desk/places';
import { BUILT_IN_SECTIONS, NEWS_STATES, type NewsItem, type NewsState } from '../../model/news';
import { choice, day, numbered, text } from '../cells';
import type { CellReader, Found, ReadRow } from '../model';
import { type HeldReference, merged, named } from './held';
import { fault, type ReferenceTable, textIn } from './table';

const LONGEST_TITLE = 30;
const LONGEST_BODY = 2_000;
const ID = /^[A-Za-z0-9][\w.-]{0,63}$/;
const STATE_WORDS = {
  draft: ['草稿', '未发布', '待发布'],
  published: ['发布', '已发布', '正在发布'],
  withdrawn: ['撤下', '已撤下', '下架', '停用'],
} as const satisfies Record<NewsState, readonly string[]>;

const newsId: CellReader = (cell) => {
  const read = numbered(cell);
  if (typeof read.value !== 'string' || ID.test(read.value)) return read;
  return { value: read.value, fault: 'idWrong' };
};

/** As it was written: its signs and its lines are what people read. */
function prose(longest: number, between: RegExp, join: string): CellReader {
  return (cell) => {
    if (cell.kind === 'error') return { value: null, fault: 'errorCell' };
    const lines = cell.text.split(between).map((line) => line.trim());
    const value = lines.filter((line) => line !== '').join(join);
    return [...value].length > longest ? { value, fault: 'tooLong', detail: String(longest) } : { value };
  };
}

export const NEWS: ReferenceTable = {
  file: {
    kind: 'news',
    people: 1,
    fields: [
      { name: 'id', header: '编号', needed: true, read: newsId },
      { name: 'section', header: '栏目', needed: true, read: text(40) },
      {
        name: 'title',
        header: '标题',
        needed: true,
        read: prose(LONGEST_TITLE, /\s+/, ' '),
      },
      {
        name: 'body',
        header: '正文',
        needed: true,
        read: prose(LONGEST_BODY, /[\r\n]+/, '\n'),
      },
      {
        name: 'from',
        header: '从哪天起',
        needed: true,
        read: day,
      },
      { name: 'last', header: '到哪天止', needed: false, read: day },
      { name: 'state', header: '状态', needed: false, read: choice(STATE_WORDS) },
      {
        name: 'place',
        header: '谁的',
        needed: false,
        read: text(40),
      },
    ],
    once: [{ field: 'id', fault: 'codeTwice', of: ({ id }) => (typeof id === 'string' ? id : null) }],
  },
  key: 'id',
  example: {
    id: '2026-118',
    section: 'services',
    title: '医保缴费到12月底',
    body: '明年的城乡居民医保在12月31日前缴，每人400元。',
    from: '2026-11-25',
    last: '2026-12-31',
    state: '草稿',
    place: '',
  },
  rows: (held) => held.news.map((item) => rowOf(item, held)),
  faults: (read, held) => [...sectionFaults(read, held), ...dayFaults(read), ...placeFaults(read, held)],
  changes: (read, held, by) => [{ kind: 'news', item: { ...itemOf(read, held), by: by ?? null } }],
  with: (held, rows) => ({
    ...held,
    news: merged(
      held.news,
      rows.filter(({ id }) => typeof id === 'string').map((read) => itemOf(read, held)),
    ),
  }),
};

function rowOf({ id, section, title, body, at, until, state, place }: NewsItem, held: HeldReference) {
  const whose = placeFrom(place ?? '');
  return {
    id,
    section,
    title,
    body,
    from: dayAt(at, held.utcOffset),
    // The end is a midnight: its last day is the one before.
    last: until ? dayAt(until - 1, held.utcOffset) : '',
    state: STATE_WORDS[state ?? 'published'][0],
    place: whose?.department ?? whose?.area ?? '',
  };
}

/** What nobody said of its state waits for somebody to publish it. */
function itemOf(read: ReadRow['read'], held: HeldReference): NewsItem {
  const [id, from, last] = [textIn(read, 'id'), textIn(read, 'from'), textIn(read, 'last')];
  const was = wasOf(read, held.news);
  const stays = was !== undefined && dayAt(was.at, held.utcOffset) === from;
  return {
    id,
    section: sectionOf(read, held) ?? '',
    title: textIn(read, 'title'),
    body: textIn(read, 'body'),
    // Of a day that is as it was the hour stays: the news of one day keep their order.
    at: stays ? was.at : from === '' ? 0 : spanOf(from, held.utcOffset)[0],
    until: last === '' ? null : spanOf(last, held.utcOffset)[1],
    state: NEWS_STATES.find((one) => one === read.state) ?? 'draft',
    place: placeOf(read, held) || null,
  };
}

/** Null: there is none of this code or name. What an item that is held says stays, be it gone since. */
function sectionOf(read: ReadRow['read'], { sections, news }: HeldReference): string | null {
  const all = sections.length > 0 ? sections : BUILT_IN_SECTIONS;
  const said = textIn(read, 'section');
  return named(all, said)?.id ?? (wasOf(read, news)?.section === said ? said : null);
}

/** Empty: the whole installation. Null: there is neither an area nor a department of this code, or not one alone of this name. */
function placeOf(read: ReadRow['read'], { areas, departments, news }: HeldReference): string | null {
  const said = textIn(read, 'place');
  if (said === '') return '';
  const department = named(departments, said);
  if (department) return `department:${department.id}`;
  const area = named(areas, said);
  if (area) return `area:${area.id}`;
  const was = wasOf(read, news)?.place ?? null;
  return was?.split(':')[1] === said ? was : null;
}

function wasOf({ id }: ReadRow['read'], news: HeldReference['news']): NewsItem | undefined {
  return news.find((item) => item.id === id);
}

function sectionFaults(read: ReadRow['read'], held: HeldReference): Found[] {
  return sectionOf(read, held) === null ? [fault('section', 'sectionUnknown', textIn(read, 'section'))] : [];
}

function dayFaults(read: ReadRow['read']): Found[] {
  const [from, last] = [textIn(read, 'from'), textIn(read, 'last')];
  return last !== '' && last < from ? [fault('last', 'lastBeforeFirst', from)] : [];
}

function placeFaults(read: ReadRow['read'], held: HeldReference): Found[] {
  return placeOf(read, held) === null ? [fault('place', 'placeUnknown', textIn(read, 'place'))] : [];
}
