/** A file of programmes: 代码, 名称, 计量单位, 别名. */
import type { ProgrammeRecord } from '../../model/desk/reference';
import { text } from '../cells';
import { cellOf, itemsOf, list } from '../lists';
import type { Found, ReadRow } from '../model';
import { id } from './cells';
import { type HeldReference, merged } from './held';
import { fault, type ReferenceTable, textIn } from './table';

export const PROGRAMMES: ReferenceTable = {
  file: {
    kind: 'programmes',
    people: 1,
    fields: [
      { name: 'id', header: '项目代码', needed: true, read: id },
      {
        name: 'name',
        header: '项目名称',
        needed: true,
        read: text(20),
      },
      { name: 'unit', header: '计量单位', needed: false, read: text(4) },
      { name: 'aliases', header: '别名', needed: false, read: list },
    ],
    once: [
      { field: 'id', fault: 'codeTwice', of: ({ id: said }) => (typeof said === 'string' ? said : null) },
      { field: 'name', fault: 'nameTwice', of: ({ name }) => (typeof name === 'string' ? name : null) },
    ],
  },
  key: 'id',
  example: { id: 'GDDL', name: '耕地地力保护补贴', unit: '亩', aliases: '地力补贴、耕地补贴' },
  rows: ({ programmes }) =>
    programmes.map(({ id: own, name, unit, aliases }) => ({
      id: own,
      name,
      unit: unit ?? '',
      aliases: cellOf(aliases),
    })),
  faults: (read, held) => nameFaults(read, held),
  changes: (read) => [{ kind: 'programme', programme: programmeOf(read) }],
  with: (held, rows) => ({
    ...held,
    programmes: merged(held.programmes, rows.filter((read) => typeof read.id === 'string').map(programmeOf)),
  }),
};

function programmeOf(read: ReadRow['read']): Required<ProgrammeRecord> {
  return {
    id: textIn(read, 'id'),
    name: textIn(read, 'name'),
    unit: textIn(read, 'unit') || null,
    aliases: itemsOf(textIn(read, 'aliases')),
    origin: null,
  };
}

/** Whoever asks for a programme by its name, or by another one, must mean one alone. */
function nameFaults(read: ReadRow['read'], { programmes }: HeldReference): Found[] {
  const others = programmes.filter((one) => one.id !== read.id);
  const taken = (name: string) => others.find((one) => one.name === name || one.aliases.includes(name));
  const same = others.find(({ name }) => name === read.name);
  if (same) return [fault('name', 'nameTaken', same.id)];
  const alias = itemsOf(textIn(read, 'aliases')).find((one) => taken(one));
  return alias === undefined ? [] : [fault('aliases', 'aliasTaken', alias)];
}
