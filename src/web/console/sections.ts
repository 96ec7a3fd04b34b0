/** All that the desk has: a line for each subject, what its pages need of the service, and the order of the menu. */
import { type AccountsTools, accountsSection } from './accounts';
import { type AuditTools, auditSection } from './audit';
import { confirmingSection } from './confirming';
import { connectionsSection } from './connections';
import type { ConnectionTools } from './connections/tools';
import { entrySection } from './entry';
import { type FirstStepsTools, firstStepsSection } from './firstSteps';
import type { Desk } from './frame/ports';
import type { Section } from './frame/route';
import { householdsSection, type LookUpTools } from './households';
import { listsSection } from './lists';
import type { ListTools } from './lists/tools';
import { meSection } from './me';
import type { MeTools } from './me/tools';
import { newsSection } from './news';
import type { NewsTools } from './news/tools';
import { type ReferenceTools, referenceSection } from './reference';
import { rowsSection } from './rows';
import type { RowTools } from './rows/tools';
import { todaySection } from './today';
import { uploadsSection } from './uploads';

/** What the pages need of the service: a member for each subject. */
export interface DeskTools {
  desk: Desk;
  /** Minutes east of UTC, of the offices' wall. */
  utcOffset: number;
  /** Addresses and ranges of gateways that are believed when they say whose certificate they proved. */
  certificateGateways: readonly string[];
  firstSteps: FirstStepsTools;
  accounts: AccountsTools;
  me: MeTools;
  connections: ConnectionTools;
  audit: AuditTools;
  lists: ListTools;
  uploads: RowTools;
  reference: ReferenceTools;
  news: NewsTools;
  lookUp: LookUpTools;
}

/** By what offices open most; what sets the house up stands last. */
export const MENU = [
  'today',
  'uploads',
  'confirming',
  'households',
  'lists',
  'news',
  'reference',
  'accounts',
  'connections',
  'audit',
];

/** The routes of an earlier section come first. */
export function sectionsOf(tools: DeskTools): Section[] {
  const sections: Section[] = [
    firstStepsSection(tools.firstSteps, () => sections),
    uploadsSection(tools.uploads),
    confirmingSection(tools.uploads),
    rowsSection(tools.uploads),
    listsSection(tools.lists),
    householdsSection(tools.lookUp),
    // Its files of the news stand below /news, before whatever item is called.
    referenceSection(tools.reference),
    newsSection(tools.news),
    accountsSection(tools.accounts),
    connectionsSection(tools.connections),
    auditSection(tools.audit),
    meSection(tools.me),
  ];
  return [todaySection(sections), entrySection(tools.desk), ...sections];
}
