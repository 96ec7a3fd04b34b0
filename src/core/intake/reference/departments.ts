/** A file of departments: 编号, 名称, 所属区划, 领导手机. */
import type { DepartmentRecord } from '../../model/desk/reference';
import { text } from '../cells';
import { itemsOf, phoneCell, phones } from '../lists';
import type { Found, ReadRow } from '../model';
import { id } from './cells';
import { type HeldReference, merged, named } from './held';
import { fault, type ReferenceTable, textIn } from './table';

export const DEPARTMENTS: ReferenceTable = {
  file: {
    kind: 'departments',
    people: 1,
    fields: [
      { name: 'id', header: '部门编号', needed: true, read: id },
      {
        name: 'name',
        header: '部门名称',
        needed: true,
        read: text(40),
      },
      {
        name: 'area',
        header: '所属区划',
        needed: false,
        read: text(40),
      },
      {
        name: 'ladder',
        header: '领导手机',
        needed: false,
        read: phones,
      },
    ],
    once: [
      { field: 'id', fault: 'codeTwice', of: ({ id: said }) => (typeof said === 'string' ? said : null) },
      { field: 'name', fault: 'nameTwice', of: ({ name }) => (typeof name === 'string' ? name : null) },
    ],
  },
  key: 'id',
  example: { id: 'ZJJ', name: '住房和城乡建设局', area: '990123000000', ladder: '13900000101、13900000102' },
  rows: ({ departments }) =>
    departments.map(({ id: own, name, area, ladder }) => ({
      id: own,
      name,
      area,
      ladder: phoneCell(ladder),
    })),
  faults: (read, held) => [...areaFaults(read, held), ...nameFaults(read, held), ...ladderFaults(read, held)],
  changes: (read, held) => [{ kind: 'department', department: departmentOf(read, held) }],
  with: (held, rows) => ({
    ...held,
    departments: merged(
      held.departments,
      rows.filter((read) => typeof read.id === 'string').map((read) => departmentOf(read, held)),
    ),
  }),
};

/** Empty: the whole installation. Null: there is none of this code, or not one alone of this name. */
function areaOf(read: ReadRow['read'], { areas }: HeldReference): string | null {
  const said = textIn(read, 'area');
  return said === '' ? '' : (named(areas, said)?.id ?? null);
}

function departmentOf(read: ReadRow['read'], held: HeldReference): Required<DepartmentRecord> {
  return {
    id: textIn(read, 'id'),
    name: textIn(read, 'name'),
    area: areaOf(read, held) ?? '',
    ladder: itemsOf(textIn(read, 'ladder')),
    origin: null,
  };
}

function areaFaults(read: ReadRow['read'], held: HeldReference): Found[] {
  return areaOf(read, held) === null ? [fault('area', 'areaUnknown', textIn(read, 'area'))] : [];
}

/** People and cases name a department: no two may have one name. */
function nameFaults(read: ReadRow['read'], { departments }: HeldReference): Found[] {
  const other = departments.find(({ id: own, name }) => name === read.name && own !== read.id);
  return other ? [fault('name', 'nameTaken', other.id)] : [];
}

function ladderFaults(read: ReadRow['read'], { officePhones }: HeldReference): Found[] {
  const liaison = itemsOf(textIn(read, 'ladder')).find((phone) =>
    officePhones.some((one) => one.phone === phone && one.role === 'liaison'),
  );
  return liaison === undefined ? [] : [fault('ladder', 'phoneOfOffice', liaison)];
}
