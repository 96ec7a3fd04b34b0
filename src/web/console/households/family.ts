/** Phones of a family on the page of a household: given, and taken away again, by the village's word with its reason. */
import { may } from '../../../core/desk/may';
import type { FamilyPhone } from '../../../core/model/people';
import { maskPhone } from '../../../core/text/mask';
import { readPhone } from '../../../core/text/phoneField';
import type { Family, FamilyWord } from '../../../service/office/offices';
import { type FieldSpec, type FormErrors, fieldsOf, typed } from '../frame/form';
import type { DeskCall } from '../frame/route';
import type { FoundHousehold } from './household';

export interface FamilyTools {
  family: Pick<Family, 'give' | 'end'>;
  people: { familyOf(household: string): Promise<FamilyPhone[]> };
}

const LONGEST = 120;
const TAIL = /^\d{4}$/;

/** What the page shows of them, with the form for whoever may change them. */
export async function familyView(
  { id, path }: FoundHousehold,
  call: DeskCall,
  { people }: FamilyTools,
  errors: FormErrors = {},
) {
  const { words, form } = call;
  const live = (await people.familyOf(id)).filter(({ state }) => state === 'live');
  const maySet = may(call.account, 'familyPhone.set', { path, department: null }) === 'yes';
  const acts = words.familyActs as Record<string, string>; // templates/console/households/*.json
  const options = Object.entries(acts).map(([value, label]) => ({ value, label }));
  const specs: FieldSpec[] = [
    { name: 'familyAct', kind: 'choice', options },
    { name: 'familyPhone', kind: 'tel' },
    { name: 'why', kind: 'text' },
  ];
  return {
    household: id,
    phones: live.map(({ phone }) => maskPhone(phone)).join('、') || String(words.noFamily),
    wrong: Object.keys(errors).length > 0,
    fields: maySet ? fieldsOf(specs, { form, errors, words }) : null,
  };
}

/** Resolves with what is wrong beside which field; null: it is done. */
export async function setFamily(
  found: FoundHousehold,
  { form, account }: DeskCall,
  { family }: FamilyTools,
): Promise<FormErrors | null> {
  const reason = typed(form, 'why').slice(0, LONGEST);
  const said = typed(form, 'familyPhone').replace(/\s/g, '');
  const read = readPhone(said);
  const ends = typed(form, 'familyAct') === 'end';
  const phone = ends && TAIL.test(said) ? said : 'phone' in read ? read.phone : '';
  if (phone === '') return { familyPhone: 'phone' };
  if (reason === '') return { why: 'why' };
  const order: FamilyWord = { phone, by: account.id, reason, area: found.village };
  const outcome = ends ? await family.end(found.id, order) : await family.give(found.id, order);
  return outcome === 'done' ? null : { familyPhone: `family.${outcome}` };
}
