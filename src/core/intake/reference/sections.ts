/** A file of the news' sections: 代号, 栏目名, 大家怎么问. */
import type { NewsSection } from '../../model/desk/reference';
import { text } from '../cells';
import { cellOf, itemsOf, list } from '../lists';
import type { CellReader, ReadRow } from '../model';
import { merged } from './held';
import { type ReferenceTable, textIn } from './table';

const ID = /^[a-z][a-z0-9-]{1,15}$/;
const LONGEST_NAME = 12;

const sectionId: CellReader = ({ text: written }) => {
  const value = written.trim();
  return ID.test(value) ? { value } : { value, fault: 'sectionId' };
};

/** A comma or a blank stands between two ways of asking as well as 、 does. */
const topics: CellReader = (cell) => list({ ...cell, text: cell.text.replace(/[\s,，]+/g, '、') });

export const SECTIONS: ReferenceTable = {
  file: {
    kind: 'sections',
    people: 1,
    fields: [
      { name: 'id', header: '代号', needed: true, read: sectionId },
      { name: 'name', header: '栏目名', needed: true, read: text(LONGEST_NAME) },
      { name: 'topics', header: '大家怎么问', needed: false, read: topics },
    ],
    once: [{ field: 'id', fault: 'codeTwice', of: ({ id }) => (typeof id === 'string' ? id : null) }],
  },
  key: 'id',
  example: { id: 'jobs', name: '就业招聘', topics: '招工、找工作' },
  rows: ({ sections }) =>
    sections.map(({ id, name, topics: asked }) => ({ id, name, topics: cellOf(asked) })),
  faults: () => [],
  changes: (read) => [{ kind: 'newsSection', section: sectionOf(read) }],
  with: (held, rows) => ({
    ...held,
    sections: merged(held.sections, rows.filter(({ id }) => typeof id === 'string').map(sectionOf)),
  }),
};

function sectionOf(read: ReadRow['read']): Required<NewsSection> {
  return {
    id: textIn(read, 'id'),
    name: textIn(read, 'name'),
    topics: itemsOf(textIn(read, 'topics')),
    origin: null,
  };
}
