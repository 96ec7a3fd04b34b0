/** A file of matters: what can be applied for, and how it is done. */
import type { MatterGuide, MatterRecord } from '../../model/desk/reference';
import { text } from '../cells';
import { cellOf, itemsOf, list } from '../lists';
import type { Field, Found, ReadRow } from '../model';
import { between, id } from './cells';
import { type HeldReference, merged, named } from './held';
import { fault, numberIn, type ReferenceTable, type TextRow, textIn } from './table';

/** Working days: the law allows no more than these for most; what takes a year is no promise. */
const MOST_DAYS = 365;
const MOST_SEATS = 200;
const LONG = 60;

const seats = (name: string, header: string): Field => ({
  name,
  header,
  needed: false,
  read: between(0, MOST_SEATS),
});

const FIELDS: readonly Field[] = [
  { name: 'id', header: '事项编号', needed: true, read: id },
  { name: 'name', header: '事项名称', needed: true, read: text(LONG) },
  {
    name: 'department',
    header: '承办部门',
    needed: true,
    read: text(40),
  },
  {
    name: 'promisedDays',
    header: '承诺工作日',
    needed: true,
    read: between(1, MOST_DAYS),
  },
  { name: 'code', header: '事项编码', needed: false, read: text(40) },
  { name: 'aliases', header: '别名', needed: false, read: list },
  { name: 'papers', header: '申请材料', needed: false, read: list },
  { name: 'forms', header: '表格', needed: false, read: list },
  {
    name: 'place',
    header: '办理地点',
    needed: false,
    read: text(LONG),
  },
  { name: 'hours', header: '办理时间', needed: false, read: text(LONG) },
  { name: 'fee', header: '收费', needed: false, read: text(LONG) },
  { name: 'phone', header: '咨询电话', needed: false, read: text(30) },
  { name: 'deadline', header: '申请期限', needed: false, read: text(LONG) },
  seats('am', '上午可约人数'),
  seats('pm', '下午可约人数'),
  seats('late', '延时可约人数'),
];

export const MATTERS: ReferenceTable = {
  file: {
    kind: 'matters',
    people: 1,
    fields: FIELDS,
    once: [
      { field: 'id', fault: 'codeTwice', of: ({ id: said }) => (typeof said === 'string' ? said : null) },
      { field: 'name', fault: 'nameTwice', of: ({ name }) => (typeof name === 'string' ? name : null) },
    ],
  },
  key: 'id',
  example: {
    id: 'SPXK',
    name: '食品经营许可',
    department: '市场监督管理局',
    promisedDays: '10',
    code: '000131003000',
    aliases: '开饭店、食品证',
    papers: '食品经营许可申请书、营业执照、经营场所平面图、食品安全管理制度',
    forms: '食品经营许可申请书',
    place: '政务大厅8号窗口',
    hours: '周一至周五9:00-17:00',
    fee: '不收费',
    phone: '0990-1234567',
    deadline: '全年都收',
    am: '6',
    pm: '6',
    late: '2',
  },
  rows: (held) => held.matters.map((matter) => rowOf(matter, held)),
  faults: (read, held) => [
    ...(named(held.departments, textIn(read, 'department'))
      ? []
      : [fault('department', 'departmentUnknown', textIn(read, 'department'))]),
    ...nameFaults(read, held),
    ...guideFaults(read),
  ],
  changes: (read, held) => [{ kind: 'matter', matter: matterOf(read, held) }],
  with: (held, rows) => ({
    ...held,
    matters: merged(
      held.matters,
      rows.filter((read) => typeof read.id === 'string').map((read) => matterOf(read, held)),
    ),
  }),
};

function rowOf({ guide, ...matter }: Required<MatterRecord>, { departments }: HeldReference): TextRow {
  const { id: own, name, department, promisedDays, code } = matter;
  return {
    id: own,
    name,
    department: departments.find((one) => one.id === department)?.name ?? department,
    promisedDays: String(promisedDays),
    code: code ?? '',
    aliases: cellOf(guide?.aliases ?? []),
    papers: cellOf(guide?.papers ?? []),
    forms: cellOf(guide?.forms ?? []),
    place: guide?.place ?? '',
    hours: guide?.hours ?? '',
    fee: guide?.fee ?? '',
    phone: guide?.phone ?? '',
    deadline: guide?.deadline ?? '',
    am: guide ? String(guide.seats.am) : '',
    pm: guide ? String(guide.seats.pm) : '',
    late: guide ? String(guide.seats.late) : '',
  };
}

function matterOf(read: ReadRow['read'], { departments }: HeldReference): Required<MatterRecord> {
  const said = textIn(read, 'department');
  return {
    id: textIn(read, 'id'),
    name: textIn(read, 'name'),
    department: named(departments, said)?.id ?? said,
    promisedDays: numberIn(read, 'promisedDays') ?? 0,
    code: textIn(read, 'code') || null,
    guide: guideOf(read),
    origin: null,
  };
}

/** What has to be said of how it is done, once anything is. */
const GUIDE_NEEDS = ['place', 'hours', 'fee', 'phone'] as const;
const GUIDE = [...GUIDE_NEEDS, 'aliases', 'papers', 'forms', 'deadline', 'am', 'pm', 'late'] as const;

function saysGuide(read: ReadRow['read']): boolean {
  return GUIDE.some((field) => textIn(read, field) !== '');
}

function guideOf(read: ReadRow['read']): MatterGuide | null {
  if (!saysGuide(read)) return null;
  const forms = itemsOf(textIn(read, 'forms'));
  const deadline = textIn(read, 'deadline');
  const seatsAt = (field: string) => numberIn(read, field) ?? 0;
  return {
    aliases: itemsOf(textIn(read, 'aliases')),
    papers: itemsOf(textIn(read, 'papers')),
    ...(forms.length > 0 && { forms }),
    place: textIn(read, 'place'),
    hours: textIn(read, 'hours'),
    fee: textIn(read, 'fee'),
    phone: textIn(read, 'phone'),
    ...(deadline !== '' && { deadline }),
    seats: { am: seatsAt('am'), pm: seatsAt('pm'), late: seatsAt('late') },
  };
}

function guideFaults(read: ReadRow['read']): Found[] {
  if (!saysGuide(read)) return [];
  return GUIDE_NEEDS.filter((field) => textIn(read, field) === '').map((field) =>
    fault(field, 'guideIncomplete'),
  );
}

function nameFaults(read: ReadRow['read'], { matters }: HeldReference): Found[] {
  const other = matters.find(({ id: own, name }) => name === read.name && own !== read.id);
  return other ? [fault('name', 'nameTaken', other.id)] : [];
}
