/** A case with its events, and the notices that went out for it. */
import type { Subject } from '../../../core/desk/may';
import { pathsOf } from '../../../core/desk/within';
import type { KeptEvent } from '../../../core/model/caseEvents';
import type { CaseRow } from '../../../core/model/cases';
import { maskPhone } from '../../../core/text/mask';
import type { Lists, ReferenceReads } from '../../../ports';
import { tableOf } from '../frame/parts';
import type { DeskCall } from '../frame/route';
import { columns, messageTable } from './household';

export interface CaseTools {
  lists: Lists;
  reference: Pick<ReferenceReads, 'areas'> & Pick<ReferenceReads, 'departments' | 'matters'>;
  cases: {
    rows(numbers: string[]): Promise<Map<string, CaseRow>>;
    events(number: string): Promise<KeptEvent[]>;
  };
}

const NOTICES = 50;

/** With where it belongs; null: there is none. */
export async function findCase(
  number: string,
  { cases, reference }: Pick<CaseTools, 'cases' | 'reference'>,
): Promise<{ row: CaseRow; subject: Subject } | null> {
  const row = (await cases.rows([number])).get(number);
  if (!row) return null;
  const [departments, areas] = await Promise.all([reference.departments(), reference.areas()]);
  const at = departments.find(({ id }) => id === row.department)?.area;
  return { row, subject: { path: pathsOf(areas).orTop(at ?? null), department: row.department } };
}

export async function caseView(row: CaseRow, call: DeskCall, tools: CaseTools) {
  const { lists, reference } = tools;
  const { words } = call;
  const page = { after: null, limit: NOTICES, newestFirst: true };
  const [events, messages, matters, departments] = await Promise.all([
    eventsOf(row.number, call, tools),
    lists.messages({ case: row.number, sight: null }, page),
    reference.matters(),
    reference.departments(),
  ]);
  const named = (all: readonly { id: string; name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name ?? id;
  const states = words.caseStates as Record<string, string>; // templates/console/households/*.json
  return {
    title: `${row.number} · ${named(matters, row.matter)} · ${named(departments, row.department)}`,
    phones: `${row.applicant} ${row.phone === '' ? '' : maskPhone(row.phone)} · ${states[row.state] ?? row.state}`,
    payments: events,
    messages: messageTable(messages.rows, call),
  };
}

/** What happened to it, in the words of this section on whichever page. */
export async function eventsOf(
  number: string,
  { wordsOf, time }: DeskCall,
  { cases }: Pick<CaseTools, 'cases'>,
) {
  const events = await cases.events(number);
  const words = wordsOf('households');
  const types = words.eventTypes as Record<string, string>; // as above
  return tableOf({
    caption: String(words.events),
    columns: columns(words.eventColumns, ['head']),
    rows: events.map(({ at, type, note, detail }) => [
      time(at),
      { text: types[type] ?? type, small: detail.internal ?? '' },
      note,
    ]),
    empty: { says: String(words.noEvents) },
  });
}
