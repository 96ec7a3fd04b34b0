/** Files of the areas that somebody looks after, the newest first. */
import { boundsOf, mayAnywhere } from '../../../core/desk/may';
import type { Upload } from '../../../core/model/desk/upload';
import { type Tone, tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, pageRoute } from '../frame/route';
import { pathsFor, placing, standsAs, type UploadTools, wordTable } from './tools';

const SHOWN = 100;

const TONES: Partial<Record<Upload['state'], Tone>> = {
  columns: 'hand',
  faulty: 'hand',
  refused: 'hand',
  published: 'done',
};

/** Uploads that this account may look at. */
export async function uploadsFor(call: DeskCall, tools: UploadTools): Promise<Upload[]> {
  const page = { after: null, limit: SHOWN };
  const paths = await pathsFor(call, 'upload.look', tools);
  const departments = boundsOf(call.account, 'upload.look').flatMap(({ department }) => department ?? []);
  const lists = await Promise.all([
    ...paths.map((path) => tools.uploads.list(path, page)),
    ...departments.map((department) => tools.uploads.ofDepartment(department, page)),
  ]);
  const found = new Map(lists.flat().map((upload) => [upload.id, upload]));
  return [...found.values()].sort((one, other) => (one.id < other.id ? 1 : -1)).slice(0, SHOWN);
}

export function listRoute(tools: UploadTools): DeskRoute {
  return pageRoute({
    method: 'get',
    path: '/uploads',
    needs: 'upload.look',
    handle: async (call) => {
      const { words } = call;
      const adds = mayAnywhere(call.account, 'upload.add');
      const [found, place] = await Promise.all([uploadsFor(call, tools), placing(tools)]);
      const heads = wordTable(words, 'heads');
      const list = tableOf({
        caption: '',
        columns: [
          { label: heads.file ?? '', kind: 'head' },
          { label: heads.kind ?? '' },
          { label: heads.state ?? '' },
          { label: heads.rows ?? '', kind: 'figure' },
          { label: heads.at ?? '' },
        ],
        rows: found.map((upload) => [
          {
            text: [
              place(upload)?.office ?? upload.area,
              upload.period,
              ...(upload.corrects ? [String(words.correction)] : []),
            ].join(' '),
            href: `/uploads/${upload.id}`,
            small: upload.name,
          },
          wordTable(words, 'kinds')[upload.kind] ?? upload.kind,
          stateCell(upload, standsAs(upload, words)),
          String(upload.rows),
          call.time(upload.at),
        ]),
        empty: { says: String(words.none), ...(adds && { href: '/uploads/new', label: String(words.new) }) },
      });
      return { page: 'list', title: String(words.menu), data: { list, adds: adds && found.length > 0 } };
    },
  });
}

function stateCell({ state }: Upload, text: string) {
  const tone = TONES[state];
  return tone ? { text, tone } : text;
}
