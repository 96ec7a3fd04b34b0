/** GET /api/v1/uploads/{upload}/faults and /marked: what is wrong, by row and column, and the file with it marked. */
import { z } from 'zod';
import { mayBeAccepted } from '../../../core/intake/faults';
import { LANGUAGES } from '../../../core/model/message';
import { XLSX } from '../../http/xlsx';
import { faultInFile, faultWords } from '../../pages/faultWords';
import { ApiFile, operation } from '../operation/operation';
import { cursorOf, PAGING, pageFrom, pageOf } from '../operation/paging';
import type { UploadTools } from '../operation/tools';
import { findUpload, noUpload } from './tools';
import { READS } from './uploads';

const LANG = z.enum(LANGUAGES).default('zh-CN').describe('upload.lang');

const faultSchema = z.object({
  row: z.int().describe('fault.row'),
  column: z.int().nullable().describe('fault.column'),
  field: z.string().nullable().describe('fault.field'),
  kind: z.string().describe('fault.kind'),
  says: z.string(),
  todo: z.string(),
  detail: z.string().nullable().describe('fault.detail'),
  state: z.enum(['open', 'mended', 'accepted', 'left']),
  mayBeAccepted: z.boolean().describe('fault.mayBeAccepted'),
});

export function listFaults(tools: UploadTools) {
  return operation({
    name: 'listUploadFaults',
    method: 'get',
    path: '/uploads/{upload}/faults',
    scopes: READS,
    query: { kind: z.string().max(40).optional().describe('fault.byKind'), lang: LANG, ...PAGING },
    answer: { status: 200, schema: pageOf(faultSchema) },
    problems: [404],
    async handle({ path, query, caller }) {
      const { id, columns, area } = await findUpload(path('upload'), caller, tools);
      const page = pageFrom<readonly [number, number, string]>(query, ['number', 'number', 'string']);
      const { kind = null, lang } = query;
      await tools.record({ actor: caller.by, action: 'upload.look', subject: id, area, reason: 'faults' });
      const faults = await tools.reads.faults(id, kind, page);
      const last = faults.length < page.limit ? undefined : faults.at(-1);
      const words = tools.words(lang);
      const items = faults.map(({ row, column, kind: of, detail, state }) => ({
        row,
        column: column < 0 ? null : column + 1,
        field: columns?.[column] ?? null,
        kind: of,
        says: faultWords(words, of).what,
        todo: faultWords(words, of).todo,
        detail,
        state,
        mayBeAccepted: mayBeAccepted(of),
      }));
      return { items, next: last ? cursorOf([last.row, last.column, last.kind]) : null };
    },
  });
}

export function markedUpload(tools: UploadTools) {
  return operation({
    name: 'markedUpload',
    method: 'get',
    path: '/uploads/{upload}/marked',
    scopes: READS,
    query: { lang: LANG },
    answer: { status: 200, fileType: XLSX },
    problems: [404],
    async handle({ path, query: { lang }, caller }) {
      const { id, name, area } = await findUpload(path('upload'), caller, tools);
      await tools.record({ actor: caller.by, action: 'upload.look', subject: id, area, reason: 'marked' });
      const words = tools.words(lang);
      const marks = words.marks as Record<'row' | 'column' | 'value' | 'reason' | 'todo' | 'cell', string>; // of templates/console/uploads/*.json
      const body = await tools.intake.marked(id, {
        say: (fault) => faultInFile(words, fault),
        words: marks,
      });
      if (!body) throw noUpload();
      return new ApiFile(`${name.replace(/\.\w+$/, '')} ${words.markedName}.xlsx`, body);
    },
  });
}
