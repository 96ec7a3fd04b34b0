/** One case: what happened to it, and what of the green channel waits for a leader, who answers it here as by SMS. */
import { may, type Subject } from '../../../core/desk/may';
import type { CaseRow } from '../../../core/model/cases';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, route } from '../frame/route';
import { eventsOf, findCase } from '../households/cases';
import { alertsAbout } from './alerts';
import { maskedPhone, momentText } from './cells';
import { wordFor } from './description';
import { type ListTools, landOf } from './tools';

interface FoundCase {
  row: CaseRow;
  subject: Subject;
}

const PATH = '/lists/cases/:case';

export function caseRoutes(tools: ListTools): DeskRoute[] {
  const at = {
    path: PATH,
    async find({ params }: DeskCall) {
      const found = await findCase(params.case ?? '', tools);
      return found && { subject: found.subject, it: found };
    },
  };
  return [
    route<FoundCase>({
      ...at,
      method: 'get',
      needs: 'case.look',
      handle: (call, found) => casePage(call, found, tools),
    }),
    route<FoundCase>({
      ...at,
      method: 'post',
      needs: 'alert.answer',
      async handle(call, found) {
        const { number } = found.row;
        const { id, phone } = call.account;
        const outcome = phone === null ? 'nothing' : await tools.alerts.answer(number, phone, id);
        if (outcome === 'done') return { to: `/lists/cases/${number}`, done: 'alertAnswered' };
        return casePage(call, found, tools, String(call.words.noAlert));
      },
    }),
  ];
}

/** Each look is on record. */
async function casePage(
  call: DeskCall,
  { row, subject }: FoundCase,
  tools: ListTools,
  fault = '',
): Promise<PageAnswer> {
  const { account, words } = call;
  const { number } = row;
  const reason = String(words.caseReason);
  await tools.record({ actor: account.id, action: 'case.look', subject: number, reason });
  const [alerts, events, { names }] = await Promise.all([
    alertsAbout(number, call, tools),
    eventsOf(number, call, tools),
    landOf(tools, null),
  ]);
  const matter = names.matter(row.matter);
  const lists = words.lists as Record<string, { title: string }>; // templates/console/lists/*.json
  return {
    page: 'case',
    title: `${matter} ${number}`,
    trail: [{ href: '/lists/cases', label: lists.cases?.title ?? '' }],
    ...(fault !== '' && { status: 422 as const }),
    data: {
      matter,
      action: `/lists/cases/${number}`,
      fault,
      alerts: alerts?.table,
      mayAnswer: alerts?.mine === true && may(account, 'alert.answer', subject) === 'yes',
      record: recordOf(row, names.department(row.department), call, tools),
      events,
    },
  };
}

function recordOf(
  { number, applicant, phone, state, promisedAt }: CaseRow,
  department: string,
  { words }: DeskCall,
  { utcOffset }: ListTools,
) {
  const labels = words.columns as Record<string, string>; // as above
  const cells: [string, string][] = [
    ['case', number],
    ['applicant', applicant],
    ['phone', maskedPhone(phone)],
    ['department', department],
    ['caseState', wordFor({ words }, 'caseState', state)],
    ['promisedAt', momentText(promisedAt, { utcOffset })],
  ];
  return tableOf({
    caption: String(words.record),
    columns: cells.map(([name], at) => ({ label: labels[name] ?? name, ...(at === 0 && { kind: 'head' }) })),
    rows: [cells.map(([, text]) => text)],
    empty: { says: '' },
  });
}
