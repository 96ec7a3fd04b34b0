/** POST /api/v1/cases/events: one event or many, each accepted or refused for itself, all accepted ones in one transaction. */
import { z } from 'zod';
import { type CaseEvent, EVENT_TYPES, type EventDetail } from '../../../core/model/caseEvents';
import { ownedId } from '../../../core/model/desk/apiKeys';
import { canonicalName } from '../../../core/text/name';
import type { Notify } from '../../../service/office/offices';
import { Problem } from '../../http/problem';
import { refusedEvents } from '../key/bounds';
import { fen, filledLine, id, instant, line, phone } from '../operation/fields';
import { digestOf, intakeSchema, readOne, takeBut, takeIn } from '../operation/intake';
import { operation } from '../operation/operation';
import type { OperationTools } from '../operation/tools';

const MOST_EVENTS = 1_000;
const MOST_DAYS = 1_000;
const MOST_PAPERS = 30;
const MOST_DEPARTMENTS = 20;

const days = z.int().min(1).max(MOST_DAYS);

const name = line(120).refine((text) => canonicalName(text) !== '', 'is no name');

const applicant = z
  .strictObject({
    name,
    phone: phone.describe('applicant.phone'),
    replaces: name.optional().describe('applicant.replaces'),
  })
  .describe('event.applicant');

const theCase = z.strictObject({
  number: id(64).meta({ examples: ['QZ20261123-0001'] }),
  matter: line(120).optional().describe('event.matter'),
  department: line(120).optional().describe('event.department'),
  promisedDays: days.optional().describe('event.promisedDays'),
  green: z.boolean().optional().describe('event.green'),
  parent: id(64).nullable().optional().describe('event.parent'),
  applicant: applicant.optional(),
});

const step = z.strictObject({
  name: filledLine(120).meta({ examples: ['现场踏勘'] }),
  dueAt: instant.optional().describe('step.dueAt'),
});

/** One event. Members that are not named here are refused by name. */
export const caseEventSchema = z
  .strictObject({
    id: id(96).describe('event.id'),
    type: z.enum(EVENT_TYPES),
    at: instant.describe('event.at'),
    note: line(500).default('').describe('event.note'),
    internal: line(500).optional().describe('event.internal'),
    case: theCase,
    papers: z.array(filledLine(120)).max(MOST_PAPERS).optional().describe('event.papers'),
    fee: fen.optional().describe('event.fee'),
    window: line(60)
      .optional()
      .describe('event.window')
      .meta({ examples: ['3号窗口'] }),
    bring: line(120)
      .optional()
      .describe('event.bring')
      .meta({ examples: ['身份证'] }),
    days: days.optional().describe('event.days'),
    step: step.optional().describe('event.step'),
    appointmentAt: instant.optional().describe('event.appointmentAt'),
    departments: z.array(filledLine(120)).max(MOST_DEPARTMENTS).optional().describe('event.departments'),
    silent: z.boolean().optional().describe('event.silent'),
  })
  .describe('event.event');

const EXAMPLE = {
  id: 'evt-0001',
  type: 'accepted',
  at: '2026-11-23T09:00:00+08:00',
  case: {
    number: 'QZ20261123-0001',
    matter: '施工许可',
    department: '住建局',
    applicant: { name: '张三丰', phone: '13800000002' },
  },
};

export function reportCaseEvents(notify: Notify, { lists, cases }: OperationTools['reads']) {
  return operation({
    name: 'reportCaseEvents',
    method: 'post',
    path: '/cases/events',
    scopes: ['cases:write'],
    body: {
      schema: z.union([caseEventSchema, z.array(caseEventSchema).max(MOST_EVENTS)]),
      example: EXAMPLE,
    },
    answer: { status: 202, schema: intakeSchema },
    problems: [],
    async handle({ body, caller }) {
      const readings = listOf(body).map((written) =>
        readOne(caseEventSchema, written, (event) => eventFrom(event, caller.ids)),
      );
      return takeIn(readings, async (events) => {
        const refused = await refusedEvents(events, caller, lists, () => cases.directory());
        return takeBut(events, refused, (rest) => notify(rest, caller.by));
      });
    },
  });
}

function listOf(body: unknown): unknown[] {
  const list = Array.isArray(body) ? body : [body];
  if (list.length <= MOST_EVENTS) return list;
  throw new Problem(
    413,
    'Content Too Large',
    `${list.length} events came at once; send at most ${MOST_EVENTS}. None was taken.`,
  );
}

type WrittenEvent = z.output<typeof caseEventSchema>;

/** The event as casework reads it. `ids` is whose ids they are (`ApiKey.ids`). */
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
    body: digestOf(written),
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
  const kept: Partial<T> = {};
  for (const key in fields) if (fields[key] !== undefined) kept[key] = fields[key];
  return kept as Present<T> & Needed<T>; // the keys and values of T that are there
}
