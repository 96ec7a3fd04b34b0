/** Who is told of an event besides the leaders: the applicant, and co-departments that a lead brings in. */
import type { View } from '../dialogue/views';
import type { CaseEvent, CaseRow, EventType } from './casework';
import type { Known, Notice } from './decision';
import { hasEnded, isPartDone, progress, withPart } from './parallel';
import { named, officeOf, wording } from './wording';

/** The rules that require a notice whatever its reader has stopped. */
const STATUTORY: Partial<Record<EventType, string>> = {
  supplement: '行政许可法第三十二条:一次告知需要补正的全部内容',
  refused: '行政许可法第三十二条:不予受理应当告知',
  rejected: '行政许可法第三十八条:不予许可应当说明理由,告知复议和诉讼的权利',
  extended: '行政许可法第四十二条:延长期限的理由应当告知申请人',
  suspended: '行政许可法第四十五条:不计入期限的时间应当告知申请人',
};

/** Whether the law asks for what is written with this template when an event of a case calls for it. */
export function isStatutory(template: string): boolean {
  return Object.keys(STATUTORY).some((type) => template === `notice.${type}`);
}

/** Of a co-department's part the applicant hears what needs a hand or is owed by law, and how far it is. */
const TOLD_OF_PARTS: readonly EventType[] = [
  'supplement',
  'refused',
  'rejected',
  'extended',
  'suspended',
  'paymentDue',
  'certified',
];

/** `before` is the row that the event found, null for a new case; `row` the one that it left. */
export function applicantNotices(
  event: CaseEvent,
  before: CaseRow | null,
  row: CaseRow,
  known: Known,
): Notice[] {
  const { parent } = known;
  if (parent && hasEnded(parent)) return [];
  const view = parent ? partWording(event, before, row, parent, known) : wording(event, before, row, known);
  if (!view) return [];
  const why = STATUTORY[event.type];
  const scope = why === undefined ? ({ scope: 'case' } as const) : ({ scope: 'statutory', why } as const);
  // Who hears of a part is whoever applied for the whole.
  const to = parent?.phone ?? row.phone;
  return [{ to, audience: 'applicant', view, lane: 'notice', ...scope, quiet: true, key: view.view }];
}

function partWording(
  event: CaseEvent,
  before: CaseRow | null,
  row: CaseRow,
  parent: CaseRow,
  known: Known,
): View | null {
  if (TOLD_OF_PARTS.includes(event.type)) return wording(event, before, row, known);
  const parts = progress(withPart(known.parts, row), known.directory);
  if (!parts) return null;
  const data = { ...named(parent, known), department: officeOf(row.department, known), parts };
  if (event.type === 'opinion') return { view: 'notice.opinion', data };
  const finished = isPartDone(row) && !(before && isPartDone(before)) && event.type !== 'withdrawn';
  return finished ? { view: 'notice.partDone', data } : null;
}
