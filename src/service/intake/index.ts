/** The intake of files with every kind there is. */
import { type ColumnWords, inWords } from '../../core/intake/header';
import type { Chance, Clock, Log, Store } from '../../ports';
import { readHere } from '../../sheets/openWorkbook';
import type { ReadCaseContext } from '../office/caseFacts';
import type { Announce, Notify } from '../office/offices';
import { Intake } from './intake';
import { bankResultsWork } from './kinds/bankResults';
import { casesWork } from './kinds/cases';
import { householdsWork } from './kinds/households';
import { paymentsWork } from './kinds/payments';
import { referenceWorks } from './kinds/reference';
import type { IntakeTools } from './tools';

export interface NewIntakeTools {
  store: Pick<Store, 'uploads' | 'held' | 'reference' | 'announcements' | 'reads' | 'cases' | 'commit'>;
  announce: Pick<Announce, 'report' | 'publish'>;
  notify: Notify;
  /** By which cases are decided on. */
  context: ReadCaseContext;
  clock: Clock;
  chance: Chance;
  log: Log;
  limits: IntakeTools['limits'];
  /** Absent: workbooks are read on the loop. */
  sheets?: IntakeTools['sheets'] | undefined;
  tell: IntakeTools['tell'];
  /** By which columns are found. */
  columns: ColumnWords;
  /** Minutes east. */
  utcOffset: number;
  leaseFor?: IntakeTools['leaseFor'];
}

export function createIntake({
  announce,
  notify,
  context,
  columns,
  sheets = readHere,
  ...tools
}: NewIntakeTools): Intake {
  const { store, limits } = tools;
  const works = [
    ...referenceWorks(store),
    householdsWork({ store, tell: tools.tell, limits }),
    paymentsWork({ store, announce, limits }),
    bankResultsWork({ store, announce }),
    casesWork({ store, context, notify }),
  ].map((work) => ({ ...work, kind: inWords(work.kind, columns) }));
  return new Intake({ ...tools, works, sheets });
}
