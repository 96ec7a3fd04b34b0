/** What residents said and what was sent to them, in lists: each with its filters, its page and its files. */
import { mayAnywhere } from '../../../core/desk/may';
import { type DeskCall, pageRoute, type Section, type Waiting } from '../frame/route';
import { waitingAlerts } from './alerts';
import { ratingList, ticketList, visitList } from './asked';
import { caseRoutes } from './casePage';
import type { AnyList } from './description';
import { fileTicketRoutes } from './fileTicket';
import { listRoutes } from './listPage';
import { deadNumberList, optOutList, unreachableList } from './reached';
import { caseList, messageList } from './sent';
import { ticketRoutes } from './ticketPage';
import { type ListTools, sightAt } from './tools';

/** In the order of their tabs. */
const LISTS: readonly AnyList[] = [
  ticketList,
  visitList,
  ratingList,
  caseList,
  messageList,
  unreachableList,
  deadNumberList,
  optOutList,
];
/** Open tickets that 今天 shows. */
const WAITING = 20;

export function listsSection(tools: ListTools): Section {
  return {
    name: 'lists',
    menu: { path: '/lists', needs: LISTS.map(({ right }) => right) },
    routes: [
      pageRoute({
        method: 'get',
        path: '/lists',
        needs: 'self',
        async handle({ account, words }) {
          const first = LISTS.find(({ right }) => mayAnywhere(account, right));
          return first
            ? { to: `/lists/${first.name}` }
            : { page: 'none', title: String(words.menu), data: {} };
        },
      }),
      ...LISTS.flatMap((list) => listRoutes(list, LISTS, tools)),
      ...fileTicketRoutes(tools),
      ...ticketRoutes(tools),
      ...caseRoutes(tools),
    ],
    async waiting(call) {
      const [alerts, tickets] = await Promise.all([waitingAlerts(call, tools), waitingTickets(call, tools)]);
      return [...alerts, ...tickets];
    },
  };
}

async function waitingTickets(call: DeskCall, tools: ListTools): Promise<Waiting[]> {
  if (!mayAnywhere(call.account, 'ticket.answer')) return [];
  const sight = await sightAt(tools, call, 'ticket.answer');
  const { rows } = await tools.lists.tickets({ state: 'open', sight }, { after: null, limit: WAITING });
  const kinds = (call.words.values as Record<string, Record<string, string>>).kind ?? {}; // templates/console/lists
  // Haste is decided on by whoever may.
  const own = rows.filter(({ kind }) => kind !== 'expedite' || mayAnywhere(call.account, 'haste.decide'));
  return own.map(({ number, kind, at }) => ({
    since: at,
    says: `${number} ${kinds[kind] ?? kind}${call.words.waits}`,
    href: `/lists/tickets/${number}`,
    tone: 'hand',
  }));
}
