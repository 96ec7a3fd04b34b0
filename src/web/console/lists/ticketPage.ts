/** One ticket: what was asked, in whole, and its answer. A request for haste is agreed to or refused. */
import { asksForMoney } from '../../../core/cases/withoutPayLinks';
import { may } from '../../../core/desk/may';
import type { Ticket, Verdict } from '../../../core/model/tickets';
import { sayPhone } from '../../../core/text/phone';
import { type FieldSpec, type FormErrors, fieldsOf, typed } from '../frame/form';
import { refuse } from '../frame/guard';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type Found, type PageAnswer, route } from '../frame/route';
import { TICKET_TONES } from './asked';
import { momentText } from './cells';
import { type Writing, wordFor } from './description';
import { type ListTools, landOf } from './tools';

const LONGEST = 1_000;
const ANSWER: FieldSpec = { name: 'answer', kind: 'long' };
const PATH = '/lists/tickets/:ticket';

export function ticketRoutes(tools: ListTools): DeskRoute[] {
  const find = ({ params }: DeskCall) => findTicket(params.ticket ?? '', tools);
  return [
    route<Ticket>({
      method: 'get',
      path: PATH,
      needs: 'ticket.look',
      find,
      async handle(call, ticket) {
        await tools.record({ actor: call.account.id, action: 'ticket.look', subject: ticket.number });
        return ticketPage(call, ticket, tools);
      },
    }),
    route<Ticket>({
      method: 'post',
      path: PATH,
      needs: 'ticket.answer',
      find,
      async handle(call, ticket) {
        const verdict = verdictIn(call, ticket);
        const answer = typed(call.form, 'answer');
        const fault = faultIn(ticket, answer, verdict);
        if (fault) return ticketPage(call, ticket, tools, { answer: fault });
        if (verdict) await mayDecide(call, ticket, tools);
        const outcome = await tools.tickets.answer(ticket.number, answer, call.account.id, verdict);
        if (outcome === 'answered' || outcome === 'withdrawn')
          return ticketPage(call, ticket, tools, { answer: outcome });
        return { to: `/lists/tickets/${ticket.number}`, done: 'answered' };
      },
    }),
  ];
}

async function findTicket(number: string, tools: ListTools): Promise<Found<Ticket> | null> {
  const it = await tools.ticket(number);
  if (!it || it.state === 'draft') return null;
  const whose = (await tools.lists.belongings('ticket', [number])).get(number);
  const { pathOf } = await landOf(tools, null);
  const department = whose?.department ?? null;
  // Of somebody whom no village knows it is the whole county's.
  const path =
    department === null ? pathOf(whose?.village ?? null) : await departmentPath(department, pathOf, tools);
  return { subject: { path, department }, it };
}

async function departmentPath(
  id: string,
  pathOf: (area: string | null) => string,
  { reference }: ListTools,
): Promise<string> {
  return pathOf((await reference.departments()).find((one) => one.id === id)?.area ?? null);
}

/** Who may only look, or may not decide on haste, is shown no form: what is typed would be refused. */
async function mayAnswer(
  { account }: DeskCall,
  { number, kind }: Ticket,
  tools: ListTools,
): Promise<boolean> {
  const found = await findTicket(number, tools);
  const needed =
    kind === 'expedite' ? (['ticket.answer', 'haste.decide'] as const) : (['ticket.answer'] as const);
  return found !== null && needed.every((action) => may(account, action, found.subject) === 'yes');
}

/** Whoever answers tickets may not always decide on a request for haste. */
async function mayDecide({ account }: DeskCall, { number }: Ticket, tools: ListTools): Promise<void> {
  const found = await findTicket(number, tools);
  if (found) refuse(may(account, 'haste.decide', found.subject));
}

function verdictIn({ form }: DeskCall, { kind }: Ticket): Verdict | undefined {
  if (kind !== 'expedite') return undefined;
  return (['agree', 'refuse'] as const).find((one) => one === typed(form, 'verdict'));
}

function faultIn({ kind }: Ticket, answer: string, verdict: Verdict | undefined): string | null {
  if (kind === 'expedite' && verdict === undefined) return 'verdict';
  if (answer === '' && verdict !== 'agree') return 'needed';
  if (answer.length > LONGEST) return 'long';
  return asksForMoney(answer) ? 'payable' : null;
}

async function ticketPage(
  call: DeskCall,
  ticket: Ticket,
  tools: ListTools,
  errors: FormErrors = {},
): Promise<PageAnswer> {
  const { words } = call;
  const writing = { words, utcOffset: tools.utcOffset };
  const lists = words.lists as Record<string, { title: string }>; // templates/console/lists/*.json
  const { state, kind, text, answer } = ticket;
  return {
    page: 'ticket',
    title: `${wordFor(writing, 'kind', kind)} ${ticket.number}`,
    trail: [{ href: '/lists/tickets', label: lists.tickets?.title ?? '' }],
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    data: {
      action: `/lists/tickets/${ticket.number}`,
      text,
      record: recordOf(ticket, call, writing),
      isOpen: state === 'open' && (await mayAnswer(call, ticket, tools)),
      // Where there is no form any more, it is said above.
      fault: state === 'open' ? '' : faultWord(errors, call),
      isHaste: kind === 'expedite',
      answer: answer ?? '',
      fields: fieldsOf([ANSWER], { form: call.form, errors, words }),
    },
  };
}

function faultWord({ answer }: FormErrors, { words }: DeskCall): string {
  return answer === undefined ? '' : ((words.errors as Record<string, string>)[answer] ?? answer); // as above
}

function toneOf(state: Ticket['state']) {
  const tone = TICKET_TONES[state];
  return tone && { tone };
}

/** What is known of it, in one row. */
function recordOf(
  { at, phone, state, verdict, answeredAt, case: about }: Ticket,
  { words }: DeskCall,
  writing: Pick<Writing, 'words' | 'utcOffset'>,
) {
  const labels = words.columns as Record<string, string>; // templates/console/lists/*.json
  const lines: [string, string][] = [
    ['askedAt', momentText(at, writing)],
    ['phone', sayPhone(phone)],
    ['case', about ?? ''],
    ['state', wordFor(writing, 'state', state)],
    ['verdict', verdict === undefined ? '' : wordFor(writing, 'verdict', verdict)],
    ['answeredAt', momentText(answeredAt, writing)],
  ];
  const cells = lines.filter(([, text]) => text !== '');
  return tableOf({
    caption: String(words.record),
    columns: cells.map(([name]) => ({ label: labels[name] ?? name })),
    rows: [cells.map(([name, text]) => (name === 'state' ? { text, ...toneOf(state) } : text))],
    empty: { says: '' },
  });
}
