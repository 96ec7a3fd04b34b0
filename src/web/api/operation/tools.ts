/** What operations work with: the main program hands it in. */
import type { CaseReads } from '../../../core/cases/directory';
import type { AnnouncementReads } from '../../../core/payments/announcement';
import type { MessageLife } from '../../../core/sending/messageHistory';
import type { Account } from '../../../core/sending/reconciliation';
import type { Clock, Lists, WebhookReads } from '../../../ports';
import type { Offices } from '../../../service/office/offices';
import type { ReferenceOffice } from '../../../service/reference';
import type { Webhooks } from '../../../service/webhooks/webhooks';

/** What is read of the store. */
interface OfficeReads {
  lists: Lists;
  webhooks: Pick<WebhookReads, 'all' | 'calls'>;
  cases: Pick<CaseReads, 'rows' | 'events' | 'directory'>;
  payments: Pick<AnnouncementReads, 'reported' | 'former'>;
}

export interface OperationTools {
  offices: Offices;
  reads: OfficeReads;
  webhooks: Webhooks;
  reference: Pick<ReferenceOffice, 'held' | 'put'>;
  /** What became of a message; null: there is none of this id. */
  history: (id: string) => Promise<MessageLife | null>;
  /** The account of all messages accepted on a day at the offices, written `2026-11-23`. */
  reconcile: (day: string) => Promise<Account>;
  clock: Pick<Clock, 'now'>;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
  /** The folder `templates/`. */
  templates: string;
}
