/** What casework asks of the store. Lists of keys go to the database as few queries. */
import type { CaseReads } from '../../core/cases/directory';
import type { Engine } from '../engine/engine';
import { successors } from '../people/phoneSuccessors';
import { safelyAll } from '../sql/asStoreError';
import { caseEventReads } from './caseEvents';
import { caseRowReads } from './caseRows';
import { directoryReads } from './directory';
import { supervisionReads } from './supervision';

export function caseReads(engine: Engine): CaseReads {
  return safelyAll<CaseReads>({
    ...directoryReads(engine),
    ...caseRowReads(engine),
    ...caseEventReads(engine),
    ...supervisionReads(engine),
    successors: (phones) => successors(engine, phones),
  });
}
