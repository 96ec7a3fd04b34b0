/** The audit: who did what to whom, and why. Bounded by where somebody watches. */
import type { KeptAudit } from '../../../core/audit/chain';
import { shortHead } from '../../../core/audit/daily';
import { isDay, spanOf } from '../../../core/calendar/day';
import { boundsOf } from '../../../core/desk/may';
import type { Bound } from '../../../core/desk/sight';
import type { AuditAction } from '../../../core/model/audit';
import type { DeskAccount } from '../../../core/model/desk/account';
import { canReceive, sayPhone } from '../../../core/text/phone';
import { readPhone } from '../../../core/text/phoneField';
import { fill } from '../../../core/views/fill';
import type { AuditReads, Lists } from '../../../ports';
import { CONSOLE } from '../frame/addresses';
import { askedAddress, askedRoutes } from '../frame/asked';
import { type FieldSpec, fieldsOf } from '../frame/form';
import { type Cell, tableOf } from '../frame/parts';
import { type DeskCall, type PageAnswer, pageRoute, type Section } from '../frame/route';
import { filesIn, type SubjectTools } from './subjects';
import { daySays, reportSays } from './verify';

/** What this page needs of the store. */
export interface AuditTools extends SubjectTools {
  reads: Pick<AuditReads, 'entries' | 'head' | 'lastBefore' | 'verify'>;
  sight(bounds: readonly Bound[]): ReturnType<Lists['sight']>;
  accounts(): Promise<DeskAccount[]>;
  /** Whose phone it is; null: nobody's here. */
  registered(phone: string): Promise<{ household: string | null } | null>;
  utcOffset: number;
}

const SHOWN = 50;
const FILTERS = ['actor', 'subject', 'action', 'day'] as const;

export function auditSection(tools: AuditTools): Section {
  return {
    name: 'audit',
    menu: { path: '/audit', needs: 'audit.look' },
    routes: [
      ...askedRoutes({ path: '/audit', needs: 'audit.look', fields: FILTERS }, (call) =>
        auditPage(call, tools),
      ),
      pageRoute({
        method: 'post',
        path: '/audit/verify',
        needs: 'audit.look',
        // Of the whole chain, which is nobody's who watches a part of it.
        async handle(call) {
          const whole = (await sightOf(call, tools)) === null;
          return auditPage(call, tools, whole ? reportSays(await tools.reads.verify(), call) : null);
        },
      }),
    ],
  };
}

function sightOf({ account }: DeskCall, { sight }: AuditTools) {
  return sight(boundsOf(account, 'audit.look'));
}

async function auditPage(
  call: DeskCall,
  tools: AuditTools,
  verified: ReturnType<typeof reportSays> | null = null,
): Promise<PageAnswer> {
  const { words, query } = call;
  const accounts = new Map((await tools.accounts()).map((one) => [one.id, one]));
  const day = isDay(query('day')) ? query('day') : '';
  const [since, until] = day === '' ? [undefined, undefined] : spanOf(day, tools.utcOffset);
  const action = Object.hasOwn(actionsOf(call), query('action'))
    ? (query('action') as AuditAction)
    : undefined; // a name of the table
  const sight = await sightOf(call, tools);
  const actor = actorIn(query('actor').trim(), [...accounts.values()]);
  const subject = await subjectsIn(query('subject').trim(), tools);
  const filter = { actor, action, since, until, subject };
  const { rows, next } = await tools.reads.entries(
    { ...filter, areas: sight && [...sight.villages] },
    { after: keyIn(query('after')), limit: SHOWN, newestFirst: true },
  );
  const { sequence, hash } = await tools.reads.head();
  const asked = Object.fromEntries(FILTERS.map((name) => [name, query(name)]));
  return {
    page: 'audit',
    title: String(words.menu),
    data: {
      stands: fill(String(words.stands), { sequence }),
      hash: shortHead(hash),
      whole: sight === null,
      verified,
      ofDay: sight === null && day !== '' ? await daySays(day, call, tools) : '',
      fields: fieldsOf(filterSpecs(call), { form: formOf(asked), words }),
      list: listOf(rows, { accounts, files: await filesIn(rows, call, tools) }, call),
      older: next ? `${CONSOLE}${askedAddress(call, '/audit', { ...asked, after: next.join('.') })}` : '',
    },
  };
}

/** As it is typed: a login, a phone with or without its country, a key or a part of the service. */
function actorIn(typed: string, accounts: readonly DeskAccount[]): string | undefined {
  if (typed === '') return undefined;
  return accounts.find(({ login }) => login === typed)?.id ?? phoneIn(typed) ?? typed;
}

/** Of a phone also what was done to its household: whoever complains of a look knows his number, and not the office's. */
async function subjectsIn(typed: string, { registered }: AuditTools): Promise<string[] | undefined> {
  if (typed === '') return undefined;
  const phone = phoneIn(typed);
  if (phone === null) return [typed];
  return [phone, (await registered(phone))?.household ?? phone];
}

function phoneIn(typed: string): string | null {
  const read = readPhone(typed);
  return 'phone' in read && canReceive(read.phone) ? read.phone : null;
}

function listOf(
  rows: readonly KeptAudit[],
  { accounts, files }: { accounts: ReadonlyMap<string, DeskAccount>; files: ReadonlyMap<string, Cell> },
  call: DeskCall,
) {
  const columns = call.words.columns as Record<string, string>; // templates/console/audit/*.json
  const label = (name: string) => ({ label: columns[name] ?? '' });
  const named = (id: string) => {
    const account = accounts.get(id);
    if (account) return { text: account.name, small: account.login };
    return phoneIn(id) ? sayPhone(id) : (partsOf(call)[id] ?? id);
  };
  return tableOf({
    caption: '',
    columns: [{ ...label('what'), kind: 'head' }, label('who'), label('whom'), label('why'), label('when')],
    rows: rows.map(({ action, actor, subject, reason, at, sequence }) => [
      { text: actionsOf(call)[action] ?? action, small: sequence === null ? '' : `#${sequence}` },
      named(actor),
      files.get(subject) ?? named(subject),
      whySays(action, reason ?? '', call),
      call.time(at),
    ]),
    empty: { says: String(call.words.none) },
  });
}

/** Who came to the door gave no reason: kept there is where from. */
function whySays(action: AuditAction, reason: string, { words }: DeskCall): string {
  const isDoor = action === 'desk.signIn' || action === 'desk.refused';
  return isDoor && reason !== '' ? fill(String(words.cameFrom), { address: reason }) : reason;
}

function filterSpecs(call: DeskCall): FieldSpec[] {
  const all = { value: '', label: String(call.words.all) };
  const actions = Object.entries(actionsOf(call)).map(([value, label]) => ({ value, label }));
  return [
    { name: 'actor', kind: 'text', optional: true },
    { name: 'subject', kind: 'text', optional: true },
    { name: 'action', kind: 'choice', options: [all, ...actions] },
    { name: 'day', kind: 'date', optional: true },
  ];
}

function actionsOf({ words }: DeskCall): Record<string, string> {
  return words.actions as Record<string, string>; // as above
}

/** Parts of the service that do something of themselves, by the name that the entries have. */
function partsOf({ words }: DeskCall): Record<string, string> {
  return words.parts as Record<string, string>; // as above
}

function formOf(asked: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, [value]]));
}

/** `1790000000000.01J…`, the last line of the page before. */
function keyIn(written: string): readonly [number, string] | null {
  const [, at, id = ''] = /^(\d{1,15})\.(.+)$/.exec(written) ?? [];
  return at === undefined ? null : [Number(at), id];
}
