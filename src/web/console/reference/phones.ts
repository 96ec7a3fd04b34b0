/** Phones that work for the offices: liaisons of villages, and supervisors. */
import { may } from '../../../core/desk/may';
import type { HeldReference } from '../../../core/intake/reference';
import { normalisePhone, sayPhone } from '../../../core/text/phone';
import { type FieldSpec, typed } from '../frame/form';
import { tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, type PageAnswer, route } from '../frame/route';
import { drawn, type NotPut, putRow, statusOf } from './shortForm';
import { SEEN_BY, tabsOf, titleOf } from './tabs';
import { authorOf, OF_ALL, ofAll, type ReferenceTools } from './tools';

const NAMED = { phone: 'worker', role: 'role', village: 'village' };

function put(call: DeskCall, tools: ReferenceTools): Promise<NotPut | null> {
  const written = typed(call.form, 'worker');
  const keptIn = ({ officePhones }: HeldReference) => {
    const found = officePhones.find(({ phone }) => phone === normalisePhone(written));
    return found ? { worker: [written], role: [found.role], village: [found.village ?? ''] } : null;
  };
  return putRow(call, { kind: 'phones', named: NAMED, keptIn }, tools);
}

export function phoneRoutes(tools: ReferenceTools): DeskRoute[] {
  const at = { needs: SEEN_BY.phones, find: ofAll } as const;
  const { office } = tools;
  return [
    route({ ...at, method: 'get', path: '/phones', handle: (call) => phonesPage(call, tools) }),
    route({ ...at, method: 'post', path: '/phones', handle: (call) => save(call, tools) }),
    route({
      ...at,
      method: 'post',
      path: '/phones/remove',
      handle: async (call) => {
        const phone = typed(call.form, 'worker');
        const { officePhones } = await office.held();
        if (officePhones.some((one) => one.phone === phone))
          await office.write([{ kind: 'officePhoneEnded', phone }], `officePhone ${phone}`, authorOf(call));
        return { to: '/phones', done: 'removed' };
      },
    }),
  ];
}

async function save(
  call: DeskCall,
  tools: ReferenceTools,
): Promise<PageAnswer | { to: string; done: string }> {
  const not = await put(call, tools);
  return not ? phonesPage(call, tools, not) : { to: '/phones', done: 'saved' };
}

async function phonesPage(
  call: DeskCall,
  { office }: ReferenceTools,
  not: NotPut | null = null,
): Promise<PageAnswer> {
  const { words } = call;
  const { areas, officePhones } = await office.held();
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  const villages = areas.filter(({ level }) => level === 'village');
  return {
    page: 'phones',
    title: titleOf(call, 'phones'),
    ...statusOf(not),
    data: {
      tabs: tabsOf(call, 'phones'),
      sets: may(call.account, 'reference.set', OF_ALL) === 'yes',
      ...drawn(call, specsOf(words, villages), not),
      workers: officePhones.map(({ phone, role, village }) => ({
        phone,
        says: `${sayPhone(phone)} · ${names.get(village ?? '') ?? words[role]}`,
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
          names.get(village ?? '') ?? village ?? '',
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
