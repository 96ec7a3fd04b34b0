/** Phones that work for the offices: liaisons of villages, and supervisors. */
import { canReceive, sayPhone } from '../../../core/text/phone';
import { readPhone } from '../../../core/text/phoneField';
import { type FieldSpec, type FormErrors, fieldsOf, typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, route } from '../frame/route';
import { tabsOf, titleOf } from './tabs';
import { ofAll, type ReferenceTools } from './tools';

export function phoneRoutes(tools: ReferenceTools): DeskRoute[] {
  const at = { needs: 'reference.set', find: ofAll } as const;
  const { office } = tools;
  return [
    route({ ...at, method: 'get', path: '/phones', handle: (call) => phonesPage(call, tools, {}) }),
    route({ ...at, method: 'post', path: '/phones', handle: (call) => save(call, tools) }),
    route({
      ...at,
      method: 'post',
      path: '/phones/remove',
      handle: async (call) => {
        const phone = typed(call.form, 'worker');
        const { officePhones } = await office.held();
        if (officePhones.some((one) => one.phone === phone))
          await office.write([{ kind: 'officePhoneEnded', phone }], `officePhone ${phone}`, {
            by: call.account.id,
          });
        return { to: '/phones', done: 'removed' };
      },
    }),
  ];
}

async function save(
  call: DeskCall,
  tools: ReferenceTools,
): Promise<PageAnswer | { to: string; done: string }> {
  const { form, account } = call;
  const { areas, departments, officePhones } = await tools.office.held();
  const read = readPhone(typed(form, 'worker'));
  const phone = 'phone' in read && canReceive(read.phone) ? read.phone : null;
  const village = typed(form, 'village');
  const role = typed(form, 'role') === 'supervisor' ? 'supervisor' : 'liaison';
  const works = officePhones.some((one) => one.phone === phone && one.role !== role);
  const isLeader = role === 'liaison' && departments.some(({ ladder }) => ladder.includes(phone ?? ''));
  const known = areas.some(({ id, level }) => id === village && level === 'village');
  const errors: FormErrors = {
    ...((works || isLeader) && { worker: 'phoneOfOffice' }),
    ...(phone === null && { worker: 'phoneWrong' }),
    ...(role === 'liaison' && !known && { village: 'villageNeeded' }),
  };
  if (phone === null || Object.keys(errors).length > 0)
    return { ...(await phonesPage(call, tools, errors)), status: 422 };
  const given = { phone, role, village: role === 'liaison' ? village : null } as const;
  const by = { by: account.id };
  await tools.office.write([{ kind: 'officePhone', phone: given }], `officePhone ${phone}`, by);
  return { to: '/phones', done: 'saved' };
}

async function phonesPage(
  call: DeskCall,
  { office }: ReferenceTools,
  errors: FormErrors,
): Promise<PageAnswer> {
  const { words } = call;
  const { areas, officePhones } = await office.held();
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const villages = areas.filter(({ level }) => level === 'village');
  return {
    page: 'phones',
    title: titleOf(call, 'phones'),
    data: {
      tabs: tabsOf(call, 'phones'),
      fields: fieldsOf(specsOf(words, villages), { form: call.form, errors, words }),
      workers: officePhones.map(({ phone, role, village }) => ({
        ...{ phone, says: `${sayPhone(phone)} · ${names.get(village ?? '') ?? words[role]}` },
      })),
      list: tableOf({
        caption: '',
        columns: [
          { label: String(words.phoneColumn), kind: 'head' },
          { label: String(words.roleColumn) },
          { label: String(words.villageColumn) },
        ],
        rows: officePhones.map(({ phone, role, village }) => [
          sayPhone(phone),
          String(words[role]),
          names.get(village ?? '') ?? village ?? '—',
        ]),
        empty: { says: String(words.noPhones) },
      }),
    },
  };
}

function specsOf(
  words: DeskCall['words'],
  villages: readonly { id: string; name: string }[],
): readonly FieldSpec[] {
  return [
    { name: 'worker', kind: 'tel', inputmode: 'tel' },
    {
      name: 'role',
      kind: 'choice',
      options: [
        { value: 'liaison', label: String(words.liaison) },
        { value: 'supervisor', label: String(words.supervisor) },
      ],
    },
    {
      name: 'village',
      kind: 'choice',
      options: [{ value: '', label: '—' }, ...villages.map(({ id, name }) => ({ value: id, label: name }))],
    },
  ];
}
