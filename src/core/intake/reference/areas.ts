/** A file of areas: 区划代码, 名称, 级别, 上级代码, 别名, 联络员手机. */
import {
  AREA_LEVELS,
  type AreaLevel,
  type AreaRecord,
  type ReferenceChange,
} from '../../model/desk/reference';
import { choice, text } from '../cells';
import { cellOf, itemsOf, list, phoneCell, phones } from '../lists';
import type { Found, ReadRow } from '../model';
import { areaCode } from './cells';
import { type HeldReference, merged } from './held';
import { fault, type ReferenceTable, textIn } from './table';

const LEVEL_WORDS: Readonly<Record<AreaLevel, readonly string[]>> = {
  city: ['市', '地级市', '州', '盟'],
  county: ['县', '区', '县级市', '旗', '县区'],
  township: ['乡镇', '乡', '镇', '街道', '街道办', '苏木'],
  village: ['村', '行政村', '社区', '嘎查', '村社区'],
};

/** Where the twelve digits of a code end that say something. */
const ENDS: readonly [AreaLevel, RegExp][] = [
  ['city', /^\d{4}0{8}$/],
  ['county', /^\d{6}0{6}$/],
  ['township', /^\d{9}0{3}$/],
];

export const AREAS: ReferenceTable = {
  file: {
    kind: 'areas',
    people: 1,
    fields: [
      {
        name: 'id',
        header: '区划代码',
        needed: true,
        read: areaCode,
      },
      { name: 'name', header: '名称', needed: true, read: text(40) },
      { name: 'level', header: '级别', needed: false, read: choice(LEVEL_WORDS) },
      {
        name: 'parent',
        header: '上级代码',
        needed: false,
        read: areaCode,
      },
      { name: 'aliases', header: '别名', needed: false, read: list },
      {
        name: 'liaisons',
        header: '联络员手机',
        needed: false,
        read: phones,
      },
    ],
    once: [{ field: 'id', fault: 'codeTwice', of: ({ id }) => (typeof id === 'string' ? id : null) }],
  },
  key: 'id',
  example: {
    id: '990123101201',
    name: '张庄村',
    level: '村',
    parent: '990123101000',
    aliases: '老张庄、大张庄',
    liaisons: '13800009998',
  },
  rows: ({ areas, officePhones }) =>
    areas.map(({ id, name, level, parent, aliases }) => ({
      id,
      name,
      level: LEVEL_WORDS[level][0] ?? level,
      parent: parent ?? '',
      aliases: cellOf(aliases),
      liaisons: phoneCell(liaisonsOf(id, officePhones)),
    })),
  faults(read, held) {
    const area = areaOf(read);
    const parent = held.areas.find(({ id }) => id === area.parent) ?? null;
    return [...placeFaults(area, parent), ...liaisonFaults(read, area, held)];
  },
  changes(read, held) {
    const area = areaOf(read);
    const said = itemsOf(textIn(read, 'liaisons'));
    const was = liaisonsOf(area.id, held.officePhones);
    const more = said
      .filter((phone) => !was.includes(phone))
      .map((phone): ReferenceChange => {
        return { kind: 'officePhone', phone: { phone, role: 'liaison', village: area.id } };
      });
    const ended = was
      .filter((phone) => !said.includes(phone))
      .map((phone): ReferenceChange => {
        return { kind: 'officePhoneEnded', phone };
      });
    return [{ kind: 'area', area }, ...ended, ...more];
  },
  with: (held, rows) => ({
    ...held,
    areas: merged(held.areas, rows.filter(({ id }) => typeof id === 'string').map(areaOf)),
  }),
};

function liaisonsOf(village: string, officePhones: HeldReference['officePhones']): string[] {
  return officePhones
    .filter((one) => one.role === 'liaison' && one.village === village)
    .map(({ phone }) => phone);
}

/** What the code says is taken from it. */
function areaOf(read: ReadRow['read']): Required<AreaRecord> {
  const id = textIn(read, 'id');
  const level = (read.level as AreaLevel | null | undefined) ?? levelOf(id); // as its reader gives it
  return {
    id,
    name: textIn(read, 'name'),
    level,
    parent: textIn(read, 'parent') || parentOf(id, level),
    aliases: itemsOf(textIn(read, 'aliases')),
  };
}

function levelOf(id: string): AreaLevel {
  return ENDS.find(([, form]) => form.test(id))?.[0] ?? 'village';
}

const DIGITS_ABOVE: Readonly<Record<AreaLevel, number>> = { city: 0, county: 4, township: 6, village: 9 };

function parentOf(id: string, level: AreaLevel): string | null {
  const digits = DIGITS_ABOVE[level];
  return digits === 0 ? null : id.slice(0, digits).padEnd(id.length, '0');
}

/** The top of an installation has nothing above it: its parent need not be there. */
function placeFaults({ id, level, parent }: AreaRecord, above: AreaRecord | null): Found[] {
  if (parent === null) return level === 'village' ? [fault('parent', 'areaParentUnknown')] : [];
  if (parent === id) return [fault('parent', 'areaParentUnknown', parent)];
  if (!above)
    return level === 'city' || level === 'county' ? [] : [fault('parent', 'areaParentUnknown', parent)];
  const isBelow = AREA_LEVELS.indexOf(above.level) < AREA_LEVELS.indexOf(level);
  return isBelow ? [] : [fault('level', 'areaLevelWrong', above.name)];
}

/** Only a village has liaisons, and a phone does one thing for the offices. */
function liaisonFaults(read: ReadRow['read'], area: AreaRecord, held: HeldReference): Found[] {
  const said = itemsOf(textIn(read, 'liaisons'));
  if (said.length > 0 && area.level !== 'village') return [fault('liaisons', 'liaisonNotVillage')];
  const leaders = new Set(held.departments.flatMap(({ ladder }) => ladder));
  const other = said.find((phone) => {
    const works = held.officePhones.find((one) => one.phone === phone);
    return leaders.has(phone) || (works !== undefined && works.village !== area.id);
  });
  return other === undefined ? [] : [fault('liaisons', 'phoneOfOffice', other)];
}
