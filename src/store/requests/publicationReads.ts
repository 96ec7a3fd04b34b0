/** Matters with their guides, who leads a department, and news. */
import { sql } from 'drizzle-orm';
import { cached } from '../../async/cached';
import type { ServiceReads } from '../../core/dialogue/scene/reads';
import type { Matter, MatterGuide } from '../../core/model/matters';
import type { NewsItem, Section } from '../../core/model/news';
import type { Engine, Row } from '../engine/engine';
import * as t from '../schema/mysql';
import { first } from '../sql/first';
import { statement, value } from '../sql/template';

/** How long what changes once a week is not read again, milliseconds. */
const KEPT_FOR = 30_000;

const NEWS_SHOWN = 40;
const matters = statement(
  sql`select ${t.matters.id}, ${t.matters.name}, coalesce(${t.departments.name}, ${t.matters.department}), ${t.matters.promisedDays}, ${t.matters.guide} from ${t.matters} left join ${t.departments} on ${t.departments.id} = ${t.matters.department} order by ${t.matters.name}`,
);
const NEWS = sql`${t.news.id}, ${t.news.section}, ${t.news.title}, ${t.news.body}, ${t.news.at}`;
const news = statement(
  sql`select ${NEWS} from ${t.news} where ${t.news.section} = ${value} order by ${t.news.at} desc, ${t.news.id} limit ${sql.raw(String(NEWS_SHOWN))}`,
);
const newsItem = statement(sql`select ${NEWS} from ${t.news} where ${t.news.id} = ${value}`);
const ladder = statement(
  sql`select ${t.departments.ladder} from ${t.departments} where ${t.departments.name} = ${value}`,
);

export function publicationReads(
  engine: Engine,
): Pick<ServiceReads, 'matters' | 'news' | 'newsItem' | 'leadersOf'> {
  const one = first(engine);
  return {
    matters: cached(KEPT_FOR, async () => (await engine.rows(...matters([]))).map(matterFrom)),
    async news(section) {
      return (await engine.rows(...news([section]))).map(newsFrom);
    },
    async newsItem(id) {
      const row = await one(newsItem([id]));
      return row ? newsFrom(row) : null;
    },
    async leadersOf(department) {
      const row = await one(ladder([department]));
      return row ? (JSON.parse(String(row[0])) as string[]) : []; // written by us from a list of phones
    },
  };
}

function matterFrom([id, name, department, promisedDays, guide]: Row): Matter {
  return {
    id: String(id),
    name: String(name),
    department: String(department),
    promisedDays: Number(promisedDays),
    guide: guide === null ? null : (JSON.parse(String(guide)) as MatterGuide), // written by us from a MatterGuide
  };
}

function newsFrom([id, section, title, body, at]: Row): NewsItem {
  return {
    id: String(id),
    section: section as Section, // written by us from a Section
    title: String(title),
    body: String(body),
    at: Number(at),
  };
}
