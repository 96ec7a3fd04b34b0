/** What waits for a leader's own word: alerts to answer, and requests for haste. */

import type { CaseFacts, Office } from '../../../model/cases';
import type { Ticket } from '../../../model/tickets';
import { clip } from '../../../text/clip';
import { maskName, tail } from '../../../text/mask';
import { casesWith } from '../../scene/casesWith';
import type { Choice, Reply, Scene } from '../../scene/command';
import { listOf } from '../../scene/paging';
import type { Reads } from '../../scene/reads';

export interface Todo {
  /** Cases whose alerts wait for this phone, each once. */
  alerts: CaseFacts[];
  haste: Asked[];
}

/** A request for haste, with its case. */
export interface Asked {
  ticket: Ticket;
  about: CaseFacts;
}

/** What waits for this leader or supervisor: alerts, and haste that is asked for. */
export async function todoOf(offices: readonly Office[], ask: Reads, scene: Scene): Promise<Todo> {
  const waiting = [...new Set(scene.caller.alerts.map((alert) => alert.case))];
  const [alerts, haste] = await Promise.all([casesWith(waiting, ask), hasteOf(offices, ask, scene)]);
  return { alerts, haste };
}

/** A supervisor watches, and grants nothing: that is the department's. */
export async function hasteOf(offices: readonly Office[], ask: Reads, { caller }: Scene): Promise<Asked[]> {
  if (caller.role === 'supervisor') return [];
  const tickets = await ask.hasteAsked(offices.map(({ id }) => id));
  const cases = await Promise.all(tickets.map((ticket) => ask.caseByNumber(ticket.case ?? '')));
  return tickets.flatMap((ticket, index) => {
    const about = cases[index];
    return about ? [{ ticket, about }] : [];
  });
}

export function todoReply({ alerts, haste }: Todo, scene: Scene): Reply {
  const all = [...alerts.map(alertChoice), ...haste.map(hasteChoice)];
  const data = { alerts: alerts.length, haste: haste.length };
  const show = { view: 'office.todo', data } as const;
  return { show, ...(all.length > 0 && listOf(all, (line) => line, scene)) };
}

function alertChoice({ matter, number }: CaseFacts): Choice {
  return {
    label: { row: { view: 'office.alertRow', data: { matter: clip(matter, 10), tail: tail(number) } } },
    act: { intent: 'alert.ack', slots: { caseNo: number } },
  };
}

/** A case that somebody wants sooner, to be decided on. */
export function hasteChoice({ ticket, about }: Asked): Choice {
  const data = {
    applicant: maskName(about.applicant),
    matter: clip(about.matter, 10),
    tail: tail(about.number),
  };
  return {
    label: { row: { view: 'office.hasteRow', data } },
    act: { intent: 'office.haste', slots: { ticket: ticket.number } },
  };
}
