/** An empty list to fill in: the names of its columns, those that are needed marked. */
import { XLSX } from '../../http/xlsx';
import { type DeskRoute, pageRoute } from '../frame/route';
import { kindsOf, type UploadTools, wordTable } from './tools';

export function templateRoute(tools: UploadTools): DeskRoute {
  return pageRoute({
    method: 'get',
    path: '/uploads/template',
    needs: 'upload.add',
    handle: async ({ query, words }) => {
      const kinds = kindsOf(tools);
      const found = kinds.find(({ kind }) => kind === query('kind')) ?? kinds[0];
      const heads = (found?.fields ?? []).map(({ header: first, needed }) => (needed ? `*${first}` : first));
      const title = wordTable(words, 'kinds')[found?.kind ?? ''] ?? 'list';
      // Of a csv Excel itself would make numbers of identities and accounts, and lose their last digits.
      const body = tools.emptyWorkbook(title, heads);
      return { file: { name: `${title}.xlsx`, type: XLSX, body } };
    },
  });
}
