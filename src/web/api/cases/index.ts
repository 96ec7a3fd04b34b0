/** Operations on cases. */
import type { OperationTools } from '../operation/tools';
import { reportCaseEvents } from './caseEvents';
import { listCases, showCase } from './cases';

export const caseOperations = ({ offices, reads }: OperationTools) => [
  reportCaseEvents(offices.notify, reads),
  listCases(reads.lists),
  showCase(reads.cases),
];
