/** Alerts of the green channel that wait: whose case, since when, on which rung of the ladder, and whether for this account's own phone. */
import { mayAnywhere } from '../../../core/desk/may';
import { rungIn } from '../../../core/dialogue/commands/alerts/alertAnswer';
import type { Alert } from '../../../core/model/alerts';
import { maskName, maskPhone } from '../../../core/text/mask';
import type { Rung } from '../../../core/views/caseworkViews';
import { tableOf } from '../frame/parts';
import type { DeskCall, Waiting } from '../frame/route';
import { type ListTools, landOf, sightAt } from './tools';

/** On 今天, and of one case. */
const SHOWN = 50;

interface AlertWords {
  columns: string[];
  kinds: Record<Alert['kind'], string>;
  rungs: Record<Rung, string>;
  /** For whom a line of 今天 waits. */
  waits: Record<Rung | 'you', string>;
  overtime: string;
}

/** Some that wait, with the rung that each is on. */
interface OnRungs {
  alerts: Alert[];
  rungOf(alert: Alert): Rung;
}

/** A line for each case; what waits for somebody himself is said so. */
export async function waitingAlerts(call: DeskCall, tools: ListTools): Promise<Waiting[]> {
  if (!mayAnywhere(call.account, 'alert.answer')) return [];
  const sight = await sightAt(tools, call, 'alert.answer');
  const { alerts, rungOf } = await alertsOf({ sight }, tools);
  if (alerts.length === 0) return [];
  const numbers = [...new Set(alerts.map((alert) => alert.case))];
  const [cases, { names }] = await Promise.all([tools.cases.rows(numbers), landOf(tools, sight)]);
  return numbers.flatMap((number) => {
    const about = cases.get(number);
    const what = about ? `${names.matter(about.matter)} ${maskName(about.applicant)}` : number;
    const own = alerts.filter((alert) => alert.case === number);
    const shown = own.find((alert) => isFor(alert, call)) ?? own.at(-1);
    const since = own[0]?.at ?? 0;
    return shown ? { since, ...lineFor(number, what, { shown, rungOf }, call) } : [];
  });
}

function lineFor(
  number: string,
  what: string,
  { shown, rungOf }: Pick<OnRungs, 'rungOf'> & { shown: Alert },
  call: DeskCall,
): Omit<Waiting, 'since'> {
  const { kinds, waits } = wordsOf(call);
  const isMine = isFor(shown, call);
  const whom = isMine ? 'you' : rungOf(shown);
  const says = `${what} ${kinds[shown.kind]}${waits[whom]}`;
  return { says, href: `/lists/cases/${number}`, tone: isMine ? 'hand' : 'wait' };
}

/** What waits about a case; `mine`: some of it for this account's own phone. Null: nothing waits. */
export async function alertsAbout(number: string, call: DeskCall, tools: ListTools) {
  const { alerts, rungOf } = await alertsOf({ case: number, sight: null }, tools);
  if (alerts.length === 0) return null;
  const { columns, kinds, rungs, overtime } = wordsOf(call);
  const table = tableOf({
    caption: '',
    columns: columns.map((label) => ({ label })),
    rows: alerts.map((alert) => [
      { text: kinds[alert.kind], tone: 'hand' },
      { text: rungs[rungOf(alert)], small: maskPhone(alert.leader) },
      call.time(alert.at),
      alert.state === 'open' ? call.time(alert.dueAt) : overtime,
    ]),
    empty: { says: '' },
  });
  return { table, mine: alerts.some((alert) => isFor(alert, call)) };
}

async function alertsOf(
  filter: Parameters<ListTools['lists']['alerts']>[0],
  { lists, reference }: ListTools,
): Promise<OnRungs> {
  const [{ rows }, departments] = await Promise.all([
    lists.alerts(filter, { after: null, limit: SHOWN }),
    reference.departments(),
  ]);
  const ladders = new Map(departments.map(({ id, ladder }) => [id, ladder]));
  return {
    alerts: rows,
    rungOf: ({ department, leader }) => rungIn(ladders.get(department) ?? [], leader),
  };
}

function isFor({ leader }: Alert, { account }: DeskCall): boolean {
  return leader === account.phone;
}

function wordsOf({ words }: DeskCall): AlertWords {
  return words.alerts as AlertWords; // templates/console/lists/*.json
}
