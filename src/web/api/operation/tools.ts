/** What operations work with: the main program hands it in. */
import type { CaseReads } from '../../../core/cases/reads';
import type { AuditRecord } from '../../../core/model/audit';
import type { Language } from '../../../core/model/message';
import type { FamilyPhone } from '../../../core/model/people';
import type { AnnouncementReads } from '../../../core/payments/announcement';
import type { MessageHistory } from '../../../core/sending/messageHistory';
import type { Account } from '../../../core/sending/reconciliation';
import type { Area, Clock, HeldReads, Lists, Store, WebhookReads } from '../../../ports';
import type { Intake } from '../../../service/intake/intake';
import type { Offices } from '../../../service/office/offices';
import type { ReferenceOffice } from '../../../service/reference';
import type { Webhooks } from '../../../service/webhooks/webhooks';
import type { Words } from '../../pages/pages';

/** What is read of the store. */
interface OfficeReads {
  lists: Lists;
  webhooks: Pick<WebhookReads, 'all' | 'calls'>;
  cases: Pick<CaseReads, 'rows' | 'events' | 'directory'>;
  payments: Pick<AnnouncementReads, 'reported' | 'former'>;
  /** Phones of a household's family, whatever their state. */
  familyOf(household: string): Promise<FamilyPhone[]>;
  /** By identity number. */
  people: HeldReads['people'];
}

/** For files that offices hand in. */
export interface UploadTools {
  intake: Pick<Intake, 'kinds' | 'hand' | 'header' | 'match' | 'throwAway' | 'marked' | 'report'>;
  reads: Pick<Store['uploads'], 'upload' | 'list' | 'faults'>;
  reference: {
    areas(): Promise<Area[]>;
    departments(): Promise<readonly { id: string; area: string }[]>;
  };
  /** The words of the desk's pages of uploads. */
  words: (language: Language) => Words;
  record: OperationTools['record'];
}

export interface OperationTools {
  offices: Offices;
  reads: OfficeReads;
  webhooks: Webhooks;
  uploads: UploadTools;
  /** Keeps that a key looked at people, and why. */
  record: (entry: Omit<AuditRecord, 'kind' | 'id' | 'at'>) => Promise<void>;
  reference: Pick<ReferenceOffice, 'held' | 'stamps' | 'put' | 'set' | 'installation'>;
  /** What became of a message; null: there is none of this id. */
  history: (id: string) => Promise<MessageHistory | null>;
  /** Parts of a text as this route sends it. */
  partsBy: (route: string, text: string) => number;
  /** The account of all messages accepted on a day at the offices, written `2026-11-23`. */
  reconcile: (day: string) => Promise<Account>;
  clock: Pick<Clock, 'now'>;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
  /** The folder `templates/`. */
  templates: string;
}
