/** A household or a case is looked up for a reason, which is on record with who looked: for somebody who rings up or stands at the counter. */
import { may } from '../../../core/desk/may';
import type { DeskAction } from '../../../core/desk/rights';
import { readPhone } from '../../../core/text/phoneField';
import { type FieldSpec, type FormErrors, fieldsOf, typed } from '../frame/form';
import { type DeskCall, type PageAnswer, pageRoute, type Section } from '../frame/route';
import { type CaseTools, caseView, findCase } from './cases';
import { type FamilyTools, familyView, setFamily } from './family';
import { type FoundHousehold, findHousehold, type HouseholdTools, householdView } from './household';

export type LookUpTools = HouseholdTools &
  CaseTools &
  FamilyTools & {
    /** Keeps who looked at what, where and why. */
    record: (entry: {
      actor: string;
      action: 'household.look' | 'case.look';
      subject: string;
      area: string | null;
      reason: string;
    }) => Promise<void>;
  };

const REASONS = ['call', 'counter', 'check', 'complaint', 'other'] as const;
const LONGEST = 120;
const PATH = '/households';
const CASE = /^[A-Za-z]{1,4}\d{8}-\d{1,6}$/;

export function householdsSection(tools: LookUpTools): Section {
  return {
    name: 'households',
    menu: { path: PATH, needs: 'household.look' },
    routes: [
      pageRoute({ method: 'get', path: PATH, needs: 'household.look', handle: async (call) => page(call) }),
      // What was found is in the answer itself: an address would keep whom somebody looked for.
      pageRoute({
        method: 'post',
        path: PATH,
        needs: 'household.look',
        handle: (call) => lookUp(call, tools),
      }),
      pageRoute({
        method: 'post',
        path: `${PATH}/family`,
        needs: 'familyPhone.set',
        handle: (call) => setPhones(call, tools),
      }),
    ],
  };
}

async function lookUp(call: DeskCall, tools: LookUpTools): Promise<PageAnswer> {
  // As an input method writes it: Ｈ０００１, QZ20261123－0001.
  const who = typed(call.form, 'who').normalize('NFKC');
  const reason = reasonIn(call);
  const errors: FormErrors = {
    ...(who === '' && { who: 'needed' }),
    ...(reason === null && { reason: 'reason' }),
  };
  if (reason === null || who === '') return page(call, { errors });
  const found = CASE.test(who)
    ? await lookAtCase(who, call, reason, tools)
    : await lookAtHousehold(who, call, reason, tools);
  return found ?? page(call, { errors: { who: /\d/.test(who) ? 'nobody' : 'named' } });
}

/** Null: there is none, or it is another area's. */
async function lookAtHousehold(
  who: string,
  call: DeskCall,
  reason: string,
  tools: LookUpTools,
): Promise<PageAnswer | null> {
  const read = readPhone(who);
  const found = await findHousehold(
    'phone' in read && read.phone !== '' ? { phone: read.phone } : { household: who },
    tools,
  );
  if (!found || !isAllowed(call, 'household.look', { path: found.path, department: null })) return null;
  const { id: subject, village: area } = found;
  await tools.record({ actor: call.account.id, action: 'household.look', subject, area, reason });
  return page(call, { found: await whole(found, call, tools) });
}

async function whole(found: FoundHousehold, call: DeskCall, tools: LookUpTools, errors?: FormErrors) {
  const [view, family] = await Promise.all([
    householdView(found, call, tools),
    familyView(found, call, tools, errors),
  ]);
  return { ...view, family };
}

/** The household is shown again: who may give phones has looked at it before, and this is on record by itself. */
async function setPhones(call: DeskCall, tools: LookUpTools): Promise<PageAnswer> {
  const found = await findHousehold({ household: typed(call.form, 'household') }, tools);
  if (!found || !isAllowed(call, 'familyPhone.set', { path: found.path, department: null }))
    return page(call, { errors: { who: 'nobody' } });
  const errors = await setFamily(found, call, tools);
  const fresh = errors ? call : { ...call, form: {} };
  const shown = await whole(found, fresh, tools, errors ?? {});
  const answer = page(fresh, { found: { ...shown, done: errors === null } });
  return errors ? { ...answer, status: 422 } : answer;
}

async function lookAtCase(
  number: string,
  call: DeskCall,
  reason: string,
  tools: LookUpTools,
): Promise<PageAnswer | null> {
  const found = await findCase(number.toUpperCase(), tools);
  if (!found || !isAllowed(call, 'case.look', found.subject)) return null;
  await tools.record({
    actor: call.account.id,
    action: 'case.look',
    subject: found.row.number,
    area: null,
    reason,
  });
  return page(call, { found: await caseView(found.row, call, tools) });
}

function isAllowed(
  { account }: DeskCall,
  action: DeskAction,
  subject: { path: string | null; department: string | null },
): boolean {
  return may(account, action, subject) === 'yes';
}

/** In words, as it goes on record; null: none was given. */
function reasonIn({ form, words }: DeskCall): string | null {
  const kind = REASONS.find((one) => one === typed(form, 'reason'));
  const more = typed(form, 'more').slice(0, LONGEST);
  if (kind === undefined || (kind === 'other' && more === '')) return null;
  const said = (words.reasons as Record<string, string>)[kind] ?? kind; // templates/console/households/*.json
  return more === '' ? said : `${said}：${more}`;
}

function page(
  call: DeskCall,
  { errors = {}, found = null }: { errors?: FormErrors; found?: object | null } = {},
): PageAnswer {
  const { words, form } = call;
  const reasons = words.reasons as Record<string, string>; // as above
  const specs: FieldSpec[] = [
    { name: 'who', kind: 'search' },
    {
      name: 'reason',
      kind: 'choice',
      options: [
        { value: '', label: String(words.choose) },
        ...REASONS.map((value) => ({ value, label: reasons[value] ?? value })),
      ],
    },
    { name: 'more', kind: 'text', optional: true },
  ];
  return {
    page: 'look',
    title: String(words.menu),
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    data: { fields: fieldsOf(specs, { form, errors, words }), found },
  };
}
