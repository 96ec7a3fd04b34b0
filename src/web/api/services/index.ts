/** Operations on what residents asked, booked and rated, and the directory of names. */
import type { OperationTools } from '../operation/tools';
import { listDepartments, listMatters, listProgrammes } from './directory';
import { findFamily, setFamily } from './family';
import { listDeadNumbers, listOptOuts, listUnreachable } from './people';
import { answerTicket, listTickets } from './tickets';
import { listRatings, listVisits } from './visits';

export const serviceOperations = (tools: OperationTools) => {
  const { lists, cases } = tools.reads;
  return [
    listTickets(lists),
    answerTicket(tools.offices.tickets, lists),
    listVisits(lists, tools),
    listRatings(lists),
    listOptOuts(lists),
    listDeadNumbers(lists),
    listUnreachable(lists),
    findFamily(tools),
    setFamily(tools.offices.family, tools),
    listDepartments(cases),
    listMatters(cases),
    listProgrammes(lists),
  ];
};
