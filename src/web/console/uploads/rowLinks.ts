/** Ways from an upload to its rows: all, what they change, and those that went back. */
import { mayAnywhere } from '../../../core/desk/may';
import { fill } from '../../../core/views/fill';
import type { UploadReport } from '../../../service/intake/report';
import type { DeskCall } from '../frame/route';
import { wordTable } from './tools';

/** None where there are no rows to look at. `first`: the order in which a wrong sum stands on top; null: there are no sums. */
export function rowLinks(
  { upload, numbers, villages, forgotten }: UploadReport,
  { words, account }: DeskCall,
  first: 'swing' | 'amount' | null,
) {
  if (forgotten || upload.rows === 0) return [];
  const says = wordTable(words, 'rowLinks');
  const left = villages.reduce((all, one) => all + one.left, 0);
  const base = `/uploads/${upload.id}`;
  const link = (name: string, path: string, count = 0) => ({
    href: `${base}/${path}`,
    label: fill(says[name] ?? name, { count }),
  });
  return [
    link('all', 'rows', upload.rows),
    ...(first ? [link(first, `rows?view=${first}`)] : []),
    ...(numbers.changed > 0 ? [link('changed', 'rows?view=changed', numbers.changed)] : []),
    ...(left > 0 ? [link('left', 'left', left)] : []),
    ...(upload.kind === 'bankResults' && upload.state === 'published' ? [link('failed', 'failed')] : []),
    ...(upload.corrects ? [{ href: `/uploads/${upload.corrects}`, label: says.corrects ?? '' }] : []),
    ...(upload.kind === 'payments' && upload.state === 'published' && mayAnywhere(account, 'upload.add')
      ? [{ href: `/uploads/new?corrects=${upload.id}`, label: says.correct ?? '' }]
      : []),
  ];
}
