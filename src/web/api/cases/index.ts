/** Operations on cases. */
import type { OperationTools } from '../operation/tools';
import { reportCaseEvents } from './caseEvents';
import { listCases, showCase } from './cases';
import { findCases } from './findCases';

export const caseOperations = ({ offices, reads, record }: OperationTools) => [
  reportCaseEvents(offices.notify, reads),
  listCases(reads.lists),
  // Before what has a number there.
  findCases(reads.lists, { people: reads.people, record }),
  showCase(reads.cases),
];
