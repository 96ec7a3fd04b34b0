/** What was done to what, as people call it: a file by its kind and period, an account by its name, a phone as it is said. */
import type { KeptAudit } from '../../../core/audit/chain';
import { mayAnywhere } from '../../../core/desk/may';
import { publishedBy } from '../../../core/intake/corrections';
import type { Upload } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { Cell } from '../frame/parts';
import type { DeskCall } from '../frame/route';

export interface SubjectTools {
  upload(id: string): Promise<Pick<Upload, 'id' | 'kind' | 'period'> | null>;
}

type Entry = Pick<KeptAudit, 'action' | 'subject'>;

/** Of these entries those that are about a file, by what they name; a file that is gone is left out. */
export async function filesIn(
  entries: readonly Entry[],
  call: DeskCall,
  { upload }: SubjectTools,
): Promise<Map<string, Cell>> {
  const named = entries.map((entry) => ({ subject: entry.subject, ...partsOf(entry) }));
  const ids = [...new Set(named.map(({ id }) => id).filter((id) => id !== ''))];
  const found = new Map((await Promise.all(ids.map(upload))).flatMap((one) => (one ? [[one.id, one]] : [])));
  return new Map(
    named.flatMap(({ subject, id, row }): [string, Cell][] => {
      const file = found.get(id);
      return file ? [[subject, cellOf(file, row, call)]] : [];
    }),
  );
}

/** `01J…`, or with a row of it `01J…/12`; of a payment the row that published it. No id: it is of no file. */
function partsOf({ action, subject }: Entry): { id: string; row: string } {
  if (action === 'payment.change') {
    const { upload, row } = publishedBy(subject);
    return { id: upload, row: String(row) };
  }
  const [id = '', row = ''] = action.startsWith('upload.') ? subject.split('/') : [];
  return { id, row };
}

function cellOf(
  { id, kind, period }: Pick<Upload, 'id' | 'kind' | 'period'>,
  row: string,
  call: DeskCall,
): Cell {
  const words = call.wordsOf('uploads');
  const kinds = words.kinds as Record<string, string>; // templates/console/uploads/*.json
  return {
    text: `${kinds[kind] ?? kind} ${period}`,
    ...(row !== '' && { small: fill(String(words.placeRow), { row }) }),
    ...(mayAnywhere(call.account, 'upload.look') && { href: `/uploads/${id}` }),
  };
}
