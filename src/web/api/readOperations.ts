/** The routes by which offices read: lists in pages, one case, one payment, and the names that events may use. */
import type { z } from 'zod';
import type { CaseReads } from '../../core/cases/caseReads';
import type { Scope } from '../../core/model/change';
import type { AnnouncementReads } from '../../core/payments/announcement';
import type { Clock, Lists } from '../../ports';
import type { Offices } from '../../service/office/offices';
import * as cases from './cases/cases';
import * as messages from './messages/messages';
import type { Operation, Parameter } from './operation/operation';
import { PAGING } from './operation/paging';
import * as batches from './payments/batches';
import * as directory from './services/directory';
import { listTickets, TICKET_QUERY, ticketsSchema } from './services/tickets';
import * as visits from './services/visits';

/** What is read of the store. */
export interface OfficeReads {
  lists: Lists;
  cases: Pick<CaseReads, 'rows' | 'events' | 'directory'>;
  payments: Pick<AnnouncementReads, 'reported' | 'former'>;
}

interface ReadTools {
  offices: Pick<Offices, 'announce'>;
  reads: OfficeReads;
  clock: Pick<Clock, 'now'>;
  utcOffset: number;
}

const PAYMENTS: readonly Scope[] = ['payments:read', 'payments:write'];

export function readOperations({ offices, reads, clock, utcOffset }: ReadTools): Operation[] {
  const { lists } = reads;
  return [
    get('listCases', '/cases', ['cases:read'], cases.casesSchema, cases.listCases(lists), cases.CASE_QUERY),
    get('showCase', '/cases/{number}', ['cases:read'], cases.caseShownSchema, cases.showCase(reads.cases)),
    get(
      'showPayment',
      '/payments/{id}',
      PAYMENTS,
      batches.paymentShownSchema,
      batches.showPayment(reads.payments),
    ),
    get(
      'listBatches',
      '/batches',
      PAYMENTS,
      batches.batchesSchema,
      batches.listBatches(lists),
      batches.BATCH_QUERY,
    ),
    get(
      'listUnreached',
      '/batches/{id}/unreached',
      PAYMENTS,
      batches.unreachedSchema,
      batches.listUnreached(offices.announce),
      PAGING,
    ),
    get(
      'listMessages',
      '/messages',
      ['messages:read'],
      messages.messagesSchema,
      messages.listMessages(lists, clock),
      messages.MESSAGE_QUERY,
    ),
    get(
      'listVisits',
      '/visits',
      ['visits:read'],
      visits.visitsSchema,
      visits.listVisits(lists, { clock, utcOffset }),
      visits.VISIT_QUERY,
    ),
    get(
      'listRatings',
      '/ratings',
      ['ratings:read'],
      visits.ratingsSchema,
      visits.listRatings(lists),
      visits.RATING_QUERY,
    ),
    get('listTickets', '/tickets', ['tickets:read'], ticketsSchema, listTickets(lists), TICKET_QUERY),
    get(
      'listDepartments',
      '/departments',
      [],
      directory.departmentsSchema,
      directory.listDepartments(reads.cases),
    ),
    get('listMatters', '/matters', [], directory.mattersSchema, directory.listMatters(reads.cases)),
    get('listProgrammes', '/programmes', [], directory.programmesSchema, directory.listProgrammes(lists)),
  ];
}

/** What names one thing in its path may find nothing. */
function get(
  name: string,
  path: string,
  scopes: readonly Scope[],
  schema: z.ZodType,
  handle: Operation['handle'],
  query: readonly Parameter[] = [],
): Operation {
  const problems = path.includes('{') ? [404] : [];
  return {
    name,
    method: 'get',
    path,
    scopes,
    query: [...query],
    answer: { status: 200, schema },
    problems,
    handle,
  };
}
