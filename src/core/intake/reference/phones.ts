/** A file of phones that work for the offices: 手机, 做什么, 村. */
import type { OfficePhone } from '../../model/desk/reference';
import { normalisePhone } from '../../text/phone';
import { choice, phone, text } from '../cells';
import { phoneCell } from '../lists';
import type { Found, ReadRow } from '../model';
import { type HeldReference, named } from './held';
import { fault, type ReferenceTable, textIn } from './table';

const ROLES = {
  liaison: ['村联络员', '联络员'],
  supervisor: ['督办', '督办人'],
} as const;

export const PHONES: ReferenceTable = {
  file: {
    kind: 'phones',
    people: 1,
    fields: [
      { name: 'phone', header: '手机', needed: true, read: phone },
      { name: 'role', header: '做什么', needed: true, read: choice(ROLES) },
      { name: 'village', header: '村', needed: false, read: text(40) },
    ],
    once: [
      { field: 'phone', fault: 'codeTwice', of: ({ phone: of }) => (typeof of === 'string' ? of : null) },
    ],
  },
  key: 'phone',
  keyOf: ({ phone: written = '' }) => normalisePhone(written),
  example: { phone: '13800009998', role: '督办', village: '' },
  rows: ({ officePhones }) =>
    officePhones.map(({ phone: of, role, village }) => ({
      phone: phoneCell([of]),
      role: ROLES[role][0],
      village: village ?? '',
    })),
  faults: (read, held) => [...villageFaults(read, held), ...workFaults(read, held)],
  changes: (read, held) => [{ kind: 'officePhone', phone: phoneOf(read, held) }],
  // What a phone does already is what its row is held against.
  with(held, rows) {
    const known = new Set(held.officePhones.map((one) => one.phone));
    const more = rows
      .filter((read) => typeof read.phone === 'string' && !known.has(read.phone))
      .map((read) => phoneOf(read, held));
    return { ...held, officePhones: [...held.officePhones, ...more] };
  },
};

function phoneOf(read: ReadRow['read'], { areas }: HeldReference): OfficePhone {
  const role = read.role === 'supervisor' ? 'supervisor' : 'liaison';
  const village = role === 'liaison' ? (named(areas, textIn(read, 'village'))?.id ?? null) : null;
  return { phone: textIn(read, 'phone'), role, village };
}

/** A liaison looks after one village; a supervisor after none. */
function villageFaults(read: ReadRow['read'], { areas }: HeldReference): Found[] {
  if (read.role !== 'liaison') return [];
  const said = textIn(read, 'village');
  if (said === '') return [fault('village', 'missing')];
  const area = named(areas, said);
  if (!area) return [fault('village', 'areaUnknown', said)];
  return area.level === 'village' ? [] : [fault('village', 'liaisonNotVillage', area.name)];
}

/** A phone does one thing for the offices. */
function workFaults(read: ReadRow['read'], { departments, officePhones }: HeldReference): Found[] {
  const of = textIn(read, 'phone');
  const works = officePhones.some((one) => one.phone === of && one.role !== read.role);
  const leads = read.role === 'liaison' && departments.some(({ ladder }) => ladder.includes(of));
  return works || leads ? [fault('phone', 'phoneOfOffice')] : [];
}
