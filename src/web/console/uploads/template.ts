/** An empty list to fill in: the names of its columns, those that are needed marked. */
import { type DeskRoute, pageRoute } from '../frame/route';
import { type UploadTools, wordTable } from './tools';

export function templateRoute({ intake }: UploadTools): DeskRoute {
  return pageRoute({
    method: 'get',
    path: '/uploads/template',
    needs: 'upload.add',
    handle: async ({ query, words }) => {
      const found = intake.kinds.find(({ kind }) => kind === query('kind')) ?? intake.kinds[0];
      const heads = (found?.fields ?? []).map(({ headers: [first], needed }) =>
        needed ? `*${first}` : first,
      );
      const name = `${wordTable(words, 'kinds')[found?.kind ?? ''] ?? 'list'}.csv`;
      // Excel takes a mark at the beginning for UTF-8.
      const body = Buffer.from(`\ufeff${heads.join(',')}\r\n`);
      return { file: { name, type: 'text/csv; charset=utf-8', body } };
    },
  });
}
