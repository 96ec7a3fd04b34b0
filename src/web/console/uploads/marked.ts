/** The file as it came, with what is wrong in colour, in comments and in a list: for whoever mends it there. */
import { XLSX } from '../../http/xlsx';
import { faultInFile } from '../../pages/faultWords';
import { type DeskRoute, route } from '../frame/route';
import { findUpload, recordLook, type UploadTools, wordTable } from './tools';

export function markedRoute(tools: UploadTools): DeskRoute {
  return route({
    method: 'get',
    path: '/uploads/:upload/marked',
    needs: 'upload.faults',
    find: findUpload(tools),
    handle: async (call, { upload }) => {
      const { words } = call;
      const {
        row = '',
        column = '',
        value = '',
        reason = '',
        todo = '',
        cell = '',
      } = wordTable(words, 'marks');
      await recordLook(call, { upload }, tools, 'marked');
      const body = await tools.intake.marked(upload.id, {
        say: (fault) => faultInFile(words, fault),
        words: { row, column, value, reason, todo, cell },
      });
      if (!body) return { to: `/uploads/${upload.id}` };
      const name = `${upload.name.replace(/\.\w+$/, '')} ${words.markedName}.xlsx`;
      return {
        file: { name, type: XLSX, body },
      };
    },
  });
}
