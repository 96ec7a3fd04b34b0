/** What was done to what, as people call it: a file by its kind and period, an account by its name, a phone as it is said. */
import type { KeptAudit } from '../../../core/audit/chain';
import { mayAnywhere } from '../../../core/desk/may';
import type { Upload } from '../../../core/model/desk/upload';
import { type Cell, fill } from '../frame/parts';
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
  const subjects = entries.filter(({ action }) => action.startsWith('upload.')).map(({ subject }) => subject);
  const ids = [...new Set(subjects.map((subject) => partsOf(subject).id))];
  const found = new Map((await Promise.all(ids.map(upload))).flatMap((one) => (one ? [[one.id, one]] : [])));
  return new Map(
    subjects.flatMap((subject): [string, Cell][] => {
      const { id, row } = partsOf(subject);
      const file = found.get(id);
      return file ? [[subject, cellOf(file, row, call)]] : [];
    }),
  );
}

/** `01J…`, or with a row of it `01J…/12`. */
function partsOf(subject: string): { id: string; row: string } {
  const [id = '', row = ''] = subject.split('/');
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
