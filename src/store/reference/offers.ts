/** What can be applied for, what is paid, what the news are sorted by, and how the installation is set up. */
import { sql } from 'drizzle-orm';
import type { MatterGuide, MatterRecord, ProgrammeRecord } from '../../core/model/desk/reference';
import type { ReferenceReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { departments, localDays, matters, newsSections, programmes, settings } from '../schema/mysql';
import { inserter } from '../sql/inserter';
import { columnsOf, fieldsOf, select } from '../sql/select';
import { namesFrom, type Of, originFrom } from './common';

const MATTER = columnsOf(matters);
const PROGRAMME = columnsOf(programmes);
const SECTION = columnsOf(newsSections);
const SETTING = columnsOf(settings);
const DAY = columnsOf(localDays);

const putMatters = inserter(matters, MATTER.names, MATTER.names.filter(isNotId));
const addMatters = inserter(matters, MATTER.names, 'keep');
const putProgrammes = inserter(programmes, PROGRAMME.names, PROGRAMME.names.filter(isNotId));
const addProgrammes = inserter(programmes, PROGRAMME.names, 'keep');
const putSections = inserter(newsSections, SECTION.names, SECTION.names.filter(isNotId));
const putSettings = inserter(settings, SETTING.names, ['value', 'by', 'at']);

const allMatters = select(MATTER, sql`from ${matters} order by ${matters.id}`);
const allProgrammes = select(PROGRAMME, sql`from ${programmes} order by ${programmes.id}`);
const allSections = select(SECTION, sql`from ${newsSections} order by ${newsSections.id}`);
const allSettings = select(SETTING, sql`from ${settings} order by ${settings.name}`);
const starters = select(
  fieldsOf({ count: sql<number>`count(*)` }),
  sql`from (select ${departments.id} from ${departments} where ${departments.origin} = 'starter' union all select ${matters.id} from ${matters} where ${matters.origin} = 'starter' union all select ${programmes.id} from ${programmes} where ${programmes.origin} = 'starter') as left_over`,
);
const allDays = select(DAY, sql`from ${localDays} order by ${localDays.day}`);

function isNotId<N extends string>(name: N): boolean {
  return name !== 'id';
}

export async function applyOffers(
  session: Session,
  changes: {
    matters: Of<'matter'>[];
    programmes: Of<'programme'>[];
    sections: Of<'newsSection'>[];
    settings: Of<'setting'>[];
  },
): Promise<void> {
  await putMatters(
    session,
    changes.matters.map(({ matter }) => matterRow(matter)),
  );
  await putProgrammes(
    session,
    changes.programmes.map(({ programme }) => programmeRow(programme)),
  );
  await putSections(
    session,
    changes.sections.map(({ section }) => ({
      ...section,
      topics: JSON.stringify(section.topics),
      origin: section.origin ?? null,
    })),
  );
  await putSettings(
    session,
    changes.settings.map(({ setting }) => setting),
  );
}

/** Adds those that are not there yet. */
export function loadMatters(session: Session, records: readonly MatterRecord[]): Promise<void> {
  return addMatters(session, records.map(matterRow));
}

/** Adds those that are not there yet. */
export function loadProgrammes(session: Session, records: readonly ProgrammeRecord[]): Promise<void> {
  return addProgrammes(session, records.map(programmeRow));
}

function matterRow({ guide, code, origin, ...matter }: MatterRecord) {
  return {
    ...matter,
    guide: guide ? JSON.stringify(guide) : null,
    code: code ?? null,
    origin: origin ?? null,
  };
}

function programmeRow({ aliases, origin, ...programme }: ProgrammeRecord) {
  return { ...programme, aliases: aliases ? JSON.stringify(aliases) : null, origin: origin ?? null };
}

export function offerReads(
  engine: Engine,
): Pick<ReferenceReads, 'matters' | 'programmes' | 'startersLeft' | 'sections' | 'settings' | 'localDays'> {
  return {
    matters: async () =>
      (await allMatters(engine)).map(({ guide, origin, ...matter }) => ({
        ...matter,
        guide: guide === null ? null : (JSON.parse(guide) as MatterGuide), // written by us from a MatterGuide
        origin: originFrom(origin),
      })),
    programmes: async () =>
      (await allProgrammes(engine)).map(({ aliases, origin, ...programme }) => ({
        ...programme,
        aliases: namesFrom(aliases),
        origin: originFrom(origin),
      })),
    sections: async () =>
      (await allSections(engine)).map(({ topics, origin, ...section }) => ({
        ...section,
        topics: namesFrom(topics),
        origin: originFrom(origin),
      })),
    startersLeft: async () => Number((await starters(engine))[0]?.count ?? 0),
    settings: () => allSettings(engine),
    localDays: async () =>
      (await allDays(engine)).map(({ works, ...day }) => ({ ...day, works: works === 1 })),
  };
}
