/** Cases, and the messages that went to people. */
import { CASE_STATES, type CaseRow } from '../../../core/model/cases';
import { MESSAGE_STATES } from '../../../core/sending/messageHistory';
import type { ListedMessage } from '../../../ports';
import { templateName } from '../frame/templateName';
import { momentColumn, nameColumn, phoneColumn, wordColumn } from './cells';
import { listOf, momentOf, pageOf, textOf, wordFor } from './description';

const LOST = {
  expired: 'hand',
  undeliverable: 'hand',
  rejected: 'hand',
  failed: 'hand',
  delivered: 'done',
} as const;

export const caseList = listOf<CaseRow>({
  name: 'cases',
  right: 'case.look',
  newestFirst: true,
  filters: [
    { name: 'caseState', kind: 'choice', options: CASE_STATES },
    { name: 'department', kind: 'department' },
  ],
  columns: [
    { name: 'case', kind: 'head', cell: ({ number }) => ({ text: number, href: `/lists/cases/${number}` }) },
    { name: 'matter', cell: ({ matter }, { names }) => names.matter(matter) },
    { name: 'department', cell: ({ department }, { names }) => names.department(department) },
    nameColumn('applicant', ({ applicant }) => applicant),
    wordColumn('caseState', 'caseState', ({ state }) => state),
    momentColumn('promisedAt', ({ promisedAt }) => promisedAt),
    momentColumn('changedAt', ({ changedAt }) => changedAt),
  ],
  read: ({ lists, filters, sight, page }) =>
    lists.cases(
      { state: textOf(filters, 'caseState'), department: textOf(filters, 'department'), sight },
      pageOf(page),
    ),
});

export const messageList = listOf<ListedMessage>({
  name: 'messages',
  right: 'message.look',
  newestFirst: true,
  filters: [
    { name: 'messageState', kind: 'choice', options: MESSAGE_STATES },
    { name: 'phone', kind: 'tel' },
    { name: 'case', kind: 'text' },
    { name: 'batch', kind: 'text' },
    { name: 'template', kind: 'text' },
    { name: 'since', kind: 'date', edge: 'since' },
    { name: 'until', kind: 'date', edge: 'until' },
  ],
  columns: [
    { ...momentColumn<ListedMessage>('sentAt', ({ at }) => at), kind: 'head' },
    phoneColumn(({ to }) => to),
    {
      name: 'template',
      cell: ({ template }, { words }) => templateName(template ?? '', words),
      value: ({ template }) => template,
    },
    { name: 'case', cell: (row) => row.case ?? '' },
    wordColumn('messageState', 'messageState', ({ state }) => state, LOST),
    // A word of ours, or the carrier's own code.
    {
      name: 'reason',
      cell: ({ reason }, writing) => (reason === null ? '' : wordFor(writing, 'reason', reason)),
    },
  ],
  read: ({ lists, filters, sight, page }) => {
    const to = textOf(filters, 'phone');
    const state = MESSAGE_STATES.find((one) => one === filters.messageState);
    return lists.messages(
      {
        state,
        case: textOf(filters, 'case'),
        batch: textOf(filters, 'batch'),
        template: textOf(filters, 'template'),
        to: to === undefined ? undefined : [to],
        since: momentOf(filters, 'since'),
        until: momentOf(filters, 'until'),
        sight,
      },
      pageOf(page),
    );
  },
});
