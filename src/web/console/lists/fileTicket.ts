/** For somebody who rings up: what he says is written down as his, and its number is read to him. */
import { may, mayAnywhere } from '../../../core/desk/may';
import { SAID_KINDS, type SaidKind } from '../../../core/model/tickets';
import { canReceive } from '../../../core/text/phone';
import { readPhone } from '../../../core/text/phoneField';
import { fill } from '../../../core/views/fill';
import type { Filed, SaidByPhone } from '../../../service/office/offices';
import { type FieldSpec, type FormErrors, fieldsOf, typed, typedLine } from '../frame/form';
import { type DeskCall, type DeskRoute, type PageAnswer, pageRoute } from '../frame/route';
import { findCase } from '../households/cases';
import { wordFor } from './description';
import type { ListTools } from './tools';

const FILE_PATH = '/lists/tickets/new';
const LONGEST = 1_000;
/** Answered by a call: they need no phone that takes messages. */
const CALLED: readonly SaidKind[] = ['callback', 'death'];

export function fileTicketRoutes(tools: ListTools): DeskRoute[] {
  const at = { path: FILE_PATH, needs: 'ticket.file' } as const;
  return [
    pageRoute({ ...at, method: 'get', handle: async (call) => filePage(call) }),
    pageRoute({ ...at, method: 'post', handle: (call) => file(call, tools) }),
  ];
}

async function file(call: DeskCall, tools: ListTools): Promise<PageAnswer> {
  const read = await readSaid(call, tools);
  if ('errors' in read) return filePage(call, read.errors);
  const filed = await tools.tickets.file(read.said, call.account.id);
  // The next one who rings up begins with an empty form.
  return filePage({ ...call, form: {} }, {}, filed);
}

async function readSaid(
  call: DeskCall,
  tools: ListTools,
): Promise<{ said: SaidByPhone } | { errors: FormErrors }> {
  const { form } = call;
  const kind = SAID_KINDS.find((one) => one === typed(form, 'saidKind'));
  const phone = readPhone(typedLine(form, 'from'));
  const text = typed(form, 'said');
  const number = typedLine(form, 'about').toUpperCase();
  const errors: FormErrors = {
    ...(!kind && { saidKind: 'choice' }),
    ...phoneFault(phone, kind),
    ...(text === '' ? { said: 'said' } : text.length > LONGEST && { said: 'long' }),
    ...(number !== '' && !(await isCase(number, call, tools)) && { about: 'noCase' }),
  };
  if (!kind || !('phone' in phone) || Object.keys(errors).length > 0) return { errors };
  return { said: { kind, phone: phone.phone, text, case: number === '' ? null : number } };
}

function phoneFault(read: ReturnType<typeof readPhone>, kind: SaidKind | undefined): FormErrors {
  if (!('phone' in read) || read.phone === '') return { from: 'phone' };
  const reaches = kind === undefined || CALLED.includes(kind) || canReceive(read.phone);
  return reaches ? {} : { from: 'landline' };
}

/** Of another office it is as if there were none. */
async function isCase(number: string, { account }: DeskCall, tools: ListTools): Promise<boolean> {
  const found = await findCase(number, tools);
  return found !== null && may(account, 'case.look', found.subject) === 'yes';
}

function filePage(call: DeskCall, errors: FormErrors = {}, filed: Filed | null = null): PageAnswer {
  const { words, form } = call;
  const options = SAID_KINDS.map((value) => ({ value, label: wordFor({ words }, 'kind', value) }));
  const specs: FieldSpec[] = [
    { name: 'from', kind: 'tel', autocomplete: 'off' },
    { name: 'saidKind', kind: 'choice', options },
    { name: 'said', kind: 'long' },
    { name: 'about', kind: 'text', optional: true },
  ];
  const lists = words.lists as Record<string, { title: string }>; // templates/console/lists/*.json
  return {
    page: 'fileTicket',
    title: String(words.fileTitle),
    trail: [{ href: '/lists/tickets', label: lists.tickets?.title ?? '' }],
    ...(Object.keys(errors).length > 0 && { status: 422 as const }),
    data: {
      filed: filed && fill(String(filed.isNew ? words.filed : words.filedBefore), { number: filed.number }),
      fields: fieldsOf(specs, { form, errors, words }),
    },
  };
}

/** The way here from the list, for whoever may. */
export function fileLink({
  account,
  words,
}: Pick<DeskCall, 'account' | 'words'>): { href: string; label: string } | null {
  return mayAnywhere(account, 'ticket.file') ? { href: FILE_PATH, label: String(words.fileTitle) } : null;
}
