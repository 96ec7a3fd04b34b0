/** What the lists of the desk work with, and how far somebody sees in them. */
import type { Readable } from 'node:stream';
import { boundsOf } from '../../../core/desk/may';
import type { DeskAction } from '../../../core/desk/rights';
import { narrowed, type Sight } from '../../../core/desk/sight';
import { pathsOf } from '../../../core/desk/within';
import type { AuditAction } from '../../../core/model/audit';
import type { Ticket } from '../../../core/model/tickets';
import type { Lists, ReferenceReads } from '../../../ports';
import type { Alerts, Tickets } from '../../../service/office/offices';
import type { DeskCall } from '../frame/route';
import type { CaseTools } from '../households/cases';
import type { Names } from './description';
import type { Choices } from './filters';

type Rows = AsyncIterable<readonly (string | number | null)[]>;

export interface ListTools {
  lists: Lists;
  reference: Pick<ReferenceReads, 'areas' | 'departments' | 'matters'>;
  cases: CaseTools['cases'];
  alerts: Alerts;
  tickets: Tickets;
  /** What the ticket says, whole; null: there is none. */
  ticket: (number: string) => Promise<Ticket | null>;
  /** Keeps who did what to whom, and why. */
  record: (entry: {
    actor: string;
    action: AuditAction;
    subject: string;
    reason?: string | null;
  }) => Promise<void>;
  writeCsv: (header: readonly string[], rows: Rows) => Readable;
  writeXlsx: (name: string, header: readonly string[], rows: Rows) => Readable;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
}

/** The county as the lists speak of it. */
export interface Land {
  names: Names;
  choices: Choices;
  /** The path of an area; of one that is not there, or none, that of the whole. */
  pathOf(area: string | null): string;
}

/** All that an account sees of a list, or of a place in it. */
export async function sightAt(
  { lists }: Pick<ListTools, 'lists'>,
  { account }: Pick<DeskCall, 'account'>,
  right: DeskAction,
  place?: string,
): Promise<Sight | null> {
  const own = await lists.sight(boundsOf(account, right));
  return place === undefined ? own : narrowed(own, await lists.sight([{ area: place }]));
}

/** Names of everything, and what this sight leaves to choose of. */
export async function landOf(
  { reference }: Pick<ListTools, 'reference'>,
  sight: Sight | null,
): Promise<Land> {
  const [areas, departments, matters] = await Promise.all([
    reference.areas(),
    reference.departments(),
    reference.matters(),
  ]);
  const named = (all: readonly { id: string; name: string }[]) => {
    const byId = new Map(all.map(({ id, name }) => [id, name]));
    return (id: string) => byId.get(id) ?? id;
  };
  const village = named(areas);
  const isSeen = (department: string) => sight === null || sight.departments.has(department);
  const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return {
    names: {
      department: named(departments),
      matter: named(matters),
      village: (id) => (id === null ? '' : village(id)),
    },
    choices: {
      places: areas.filter(({ id }) => sight === null || sight.villages.has(id)).map(choice),
      departments: departments.filter(({ id }) => isSeen(id)).map(choice),
      matters: matters.filter(({ department }) => isSeen(department)).map(choice),
    },
    pathOf: pathsOf(areas).orTop,
  };
}
