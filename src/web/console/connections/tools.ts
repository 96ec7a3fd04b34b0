/** What these pages need of the service, and of which office a key or a webhook is. */
import { may, type Ruling, type Subject } from '../../../core/desk/may';
import { type Places, placeFrom, placeOf } from '../../../core/desk/places';
import type { DeskAction } from '../../../core/desk/rights';
import { EVERYWHERE } from '../../../core/model/desk/account';
import type { KeyReads, WebhookReads } from '../../../ports';
import type { Keys } from '../../../service/desk/keys';
import type { Webhooks } from '../../../service/webhooks/webhooks';
import type { FieldSpec } from '../frame/form';
import { typed } from '../frame/form';
import { placeChoices, placeName } from '../frame/places';
import type { DeskCall } from '../frame/route';

export interface ConnectionTools {
  keys: Keys;
  webhooks: Webhooks;
  reads: { keys: Pick<KeyReads, 'all' | 'find'>; webhooks: Pick<WebhookReads, 'all' | 'call' | 'calls'> };
  places(): Promise<Places>;
}

/** Both null: everything. */
export interface OfficeBound {
  area?: string | null;
  department?: string | null;
}

/** What is of no office, or of one that is gone, is nobody's but theirs who govern everything. */
export function subjectOf(bound: OfficeBound, places: Places): Subject {
  const everywhere = { path: EVERYWHERE, department: null };
  return placeOf(placeOfBound(bound), places) ?? everywhere;
}

export function isGoverned({ account }: DeskCall, action: DeskAction, bound: OfficeBound, places: Places) {
  return may(account, action, subjectOf(bound, places)) === 'yes';
}

export function officeName({ words }: DeskCall, bound: OfficeBound, places: Places): string {
  return placeName(placeOfBound(bound), places, words);
}

/** The field in which an office is chosen. */
export function officeField(call: DeskCall, action: DeskAction, places: Places): FieldSpec {
  const choose = { value: '', label: String(call.words.choose) };
  return {
    name: 'place',
    kind: 'choice',
    options: [choose, ...placeChoices(call.account, action, places, call.words)],
  };
}

/** The office that was chosen; a name in the words `errors` where it is none, or none of one's own. */
export function officeIn(
  call: DeskCall,
  action: DeskAction,
  places: Places,
): { bound: { area: string | null; department: string | null } } | 'needed' | 'foreignPlace' {
  const place = placeFrom(typed(call.form, 'place'));
  if (!place) return 'needed';
  const subject = placeOf(place, places);
  const ruling: Ruling = subject ? may(call.account, action, subject) : 'foreign';
  if (ruling !== 'yes') return 'foreignPlace';
  return { bound: place.area === EVERYWHERE ? { area: null, department: null } : place };
}

/** Boxes to tick, `name` of all of them being the same. */
export function ticksOf(values: readonly string[], labels: unknown, ticked: readonly string[] = []) {
  const words = labels as Record<string, string>; // a table of templates/console/connections/*.json
  return values.map((value) => ({ value, label: words[value] ?? value, ticked: ticked.includes(value) }));
}

function placeOfBound({ area = null, department = null }: OfficeBound) {
  return area === null && department === null ? { area: EVERYWHERE, department: null } : { area, department };
}
