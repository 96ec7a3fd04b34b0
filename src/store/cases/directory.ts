/** Who and what casework knows by name: offices, people that can be reached, days off. */
import { sql } from 'drizzle-orm';
import type { CaseReads, Directory, Reachable } from '../../core/cases/directory';
import type { Language } from '../../core/model/message';
import type { Engine } from '../engine/engine';
import { departments, languages, localDays, matters, optOuts, phoneMoves, phones } from '../schema/mysql';
import { inChunks } from '../sql/chunks';
import { columnsOf } from '../sql/columns';
import { byKeys, keys, statement } from '../sql/template';

const DEPARTMENT = columnsOf(departments, ['id', 'name', 'ladder']);
const MATTER = columnsOf(matters, ['id', 'name', 'department', 'promisedDays']);
const allDepartments = statement(sql`select ${DEPARTMENT.list} from ${departments}`);
const allMatters = statement(sql`select ${MATTER.list} from ${matters}`);
const allSupervisors = statement(
  sql`select ${phones.phone} from ${phones} where ${phones.role} = 'supervisor' and coalesce(${phones.state}, 'live') <> 'moved' order by ${phones.phone}`,
);
const allDays = statement(sql`select ${localDays.day}, ${localDays.works} from ${localDays}`);
const about = byKeys(
  sql`select ${phones.phone}, 'language', ${phones.language}, ${phones.state} from ${phones} where ${phones.phone} in (${keys}) union all select ${languages.phone}, 'chosen', ${languages.language}, null from ${languages} where ${languages.phone} in (${keys}) union all select ${optOuts.phone}, 'stopped', ${optOuts.scope}, null from ${optOuts} where ${optOuts.phone} in (${keys})`,
);

// Of several moves of a number the last counts.
const movesFrom = byKeys(
  sql`select ${phoneMoves.oldPhone}, ${phoneMoves.newPhone} from ${phoneMoves} join ${phones} on ${phones.phone} = ${phoneMoves.oldPhone} where ${phones.state} = 'moved' and ${phoneMoves.state} = 'done' and ${phoneMoves.oldPhone} in (${keys}) order by ${phoneMoves.decidedAt}`,
);

export function directoryReads(
  engine: Engine,
): Pick<CaseReads, 'directory' | 'reachable' | 'movedTo' | 'localDays'> {
  return {
    async movedTo(list) {
      const rows = await inChunks(list, (some) => movesFrom(engine, some));
      return new Map(rows.map(([from, to]) => [String(from), String(to)]));
    },
    directory: () => directory(engine),
    reachable: (list) => reachable(engine, list),
    async localDays() {
      const rows = await engine.rows(...allDays([]));
      return new Map(rows.map(([day, works]) => [String(day), works === 1]));
    },
  };
}

async function directory(engine: Engine): Promise<Directory> {
  const [offices, matterRows, supervisors] = await Promise.all([
    engine.rows(...allDepartments([])),
    engine.rows(...allMatters([])),
    engine.rows(...allSupervisors([])),
  ]);
  return {
    departments: new Map(
      offices.map((row) => {
        const { id, name, ladder } = DEPARTMENT.read(row);
        return [id, { id, name, ladder: JSON.parse(ladder) as string[] }]; // written by us from a list of phones
      }),
    ),
    matters: new Map(matterRows.map((row) => MATTER.read(row)).map((matter) => [matter.id, matter])),
    supervisors: supervisors.map(([phone]) => String(phone)),
  };
}

/** Everybody asked for is in the answer; of a stranger nothing is known. */
async function reachable(engine: Engine, list: string[]): Promise<Map<string, Reachable>> {
  const found = new Map<string, Reachable>(
    list.map((phone) => [phone, { phone, language: null, stopped: [], dead: false }]),
  );
  for (const [phone, kind, said, state] of await inChunks(list, (some) => about(engine, some))) {
    const person = found.get(String(phone));
    if (!person) continue;
    if (kind === 'stopped') {
      person.stopped.push(String(said));
    } else if (kind === 'chosen') {
      person.language = said as Language; // written by us from a Language
    } else {
      person.language ??= said as Language | null; // written by us from a Language
      person.dead = isDead(state);
    }
  }
  return found;
}

/** Whether nothing personal goes to a phone in this state (null: it was never reported). */
export function isDead(state: unknown): boolean {
  return state === 'dead' || state === 'moved';
}
