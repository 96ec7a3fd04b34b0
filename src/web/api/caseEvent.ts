/** A case event as an office writes it, and as casework reads it. */
import { z } from 'zod';
import { type CaseEvent, EVENT_TYPES, type EventDetail } from '../../core/cases/casework';
import { ownedId } from '../../core/ownedId';
import { canonicalName } from '../../core/text/name';
import { bodyPrint } from './bodyPrint';
import { fen, filledLine, id, instant, line, phone } from './fields';

const MOST_DAYS = 1_000;
const MOST_PAPERS = 30;
const MOST_DEPARTMENTS = 20;

const days = z.int().min(1).max(MOST_DAYS);

const name = line(120).refine((text) => canonicalName(text) !== '', 'is no name');

const applicant = z
  .strictObject({
    name,
    phone: phone.describe(
      'In any usual form; empty where the applicant has none: notices are then on record and not sent, and the answer says so.',
    ),
    replaces: name
      .optional()
      .describe('The name that stands in the case until now, where this one takes its place.'),
  })
  .describe('Needed when the case is new. Of a known case the same applicant, or `replaces`.');

const theCase = z.strictObject({
  number: id(64).meta({ examples: ['QZ20261123-0001'] }),
  matter: line(120).optional().describe('Name or id of a matter. Needed when the case is new.'),
  department: line(120)
    .optional()
    .describe(
      'Name or id of a department; of a part, the co-department. Absent: the one that the matter belongs to.',
    ),
  promisedDays: days.optional().describe('Working days promised. Absent: as the matter has them.'),
  green: z
    .boolean()
    .optional()
    .describe('The green channel: half the promised time, and leaders are alerted.'),
  parent: id(64)
    .nullable()
    .optional()
    .describe('Number of the case that this one is a co-department’s part of.'),
  applicant: applicant.optional(),
});

const step = z.strictObject({
  name: filledLine(120).meta({ examples: ['现场踏勘'] }),
  dueAt: instant.optional().describe('Until when it should be done.'),
});

/** What POST /api/v1/cases/events takes one or many of. Members that are not named here are refused by name. */
export const caseEventSchema = z
  .strictObject({
    id: id(96).describe(
      'Unique for ever among the ids of the key: the same id is the same event, and changes nothing when it comes again; with other content it is rejected.',
    ),
    type: z.enum(EVENT_TYPES),
    at: instant.describe('When it happened.'),
    note: line(500)
      .default('')
      .describe(
        'For the applicant, who reads it in the notice and whenever he asks: a reason, an opinion, a promise.',
      ),
    internal: line(500)
      .optional()
      .describe('What the offices say among themselves: kept with the event, never told to the applicant.'),
    case: theCase,
    papers: z
      .array(filledLine(120))
      .max(MOST_PAPERS)
      .optional()
      .describe('To bring, or still missing; one each.'),
    fee: fen.optional().describe('To pay, in whole fen.'),
    window: line(60)
      .optional()
      .describe('Where to go.')
      .meta({ examples: ['3号窗口'] }),
    bring: line(120)
      .optional()
      .describe('What to bring when collecting.')
      .meta({ examples: ['身份证'] }),
    days: days.optional().describe('Working days by which the promise is extended.'),
    step: step.optional().describe('The step at work from now on.'),
    appointmentAt: instant
      .optional()
      .describe(
        'When the applicant is expected, of preregistered. Still to come, unless the event is silent.',
      ),
    departments: z
      .array(filledLine(120))
      .max(MOST_DEPARTMENTS)
      .optional()
      .describe(
        'Departments that are told of the case by its lead, by name or id: their first leader hears of it.',
      ),
    silent: z.boolean().optional().describe('History: it is kept, and nobody is told.'),
  })
  .describe('What an event does not change may be left out once the case is known.');

export type WrittenEvent = z.output<typeof caseEventSchema>;

/** `ids` is whose ids they are (`ApiKey.ids`). */
export function eventFrom(written: WrittenEvent, ids: string): CaseEvent {
  const { id: key, type, at, note, silent, case: about } = written;
  const { applicant: who, ...rest } = about;
  return present({
    id: ownedId(ids, key),
    type,
    at,
    note,
    silent,
    detail: detailOf(written),
    body: bodyPrint(written),
    case: present({ ...rest, applicant: who && present(who) }),
  });
}

function detailOf({ papers, fee, window, bring, days: more, step: at, ...rest }: WrittenEvent): EventDetail {
  const { appointmentAt, departments, internal } = rest;
  const next = at && present(at);
  return present({
    internal,
    papers,
    fee,
    window,
    bring,
    days: more,
    step: next,
    appointmentAt,
    departments,
  });
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
type Needed<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };

/** Without the members that are undefined: absent and undefined are not the same in the core. */
function present<T extends object>(fields: T): Present<T> & Needed<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  // What is left has the keys and values of T that are there.
  return Object.fromEntries(kept) as Present<T> & Needed<T>;
}
