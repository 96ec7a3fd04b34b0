/** What the service is made of. */
import type { ConverseSettings } from '../core/dialogue/converse';
import type { ColumnWords } from '../core/intake/header';
import type { Lexicon } from '../core/language/lexicon/lexicon';
import type { ReadWorkbook } from '../core/model/desk/sheet';
import type { CaseLimits } from '../core/model/limits';
import type { NumberPlan, PlannedRoute } from '../core/model/route';
import type { QuietHours } from '../core/notices/quietHours';
import type { Chance, Clock, Gateway, Log, Meter, Queue, Store, Trace } from '../ports';
import type { Renderer } from './render/renderer';
import type { Templates } from './render/templates';

export interface ServiceTools {
  store: Store;
  queue: Queue;
  gateways: readonly Gateway[];
  lexicon: Lexicon;
  renderer: Renderer;
  /** What the renderer was made of. */
  templates: Templates;
  settings: Omit<ConverseSettings, 'says' | 'families'>;
  limits: CaseLimits;
  /** What tells whose subscriber a number is. */
  numbers: NumberPlan;
  /** When notices wait; null: never. */
  quietHours: () => QuietHours | null;
  clock: Clock;
  chance: Chance;
  meter: Meter;
  log: Log;
  trace: Trace;
  /** How long a row of the outbox is one process's to send, and an upload its to go on with, milliseconds. */
  leaseFor?: number;
  /** Routes by preference, also those of other processes; absent: the gateways that can send of themselves. */
  plan?: readonly PlannedRoute[];
  /** Other processes work on the same store: they tell one another of their routes. */
  shared?: boolean;
  /** By which columns of files are found. */
  columns: ColumnWords;
  /** How workbooks are read; absent: on the loop. */
  sheets?: ReadWorkbook;
  /** Further work of every second of whoever looks after. */
  rounds?: readonly (() => Promise<void>)[];
  /** False: other processes look after timers, alerts and batches. */
  looksAfter?: boolean;
}
