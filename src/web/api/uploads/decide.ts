/** POST /api/v1/uploads/{upload}/columns and /discard: what a system decides on a file that it handed in itself. */
import { z } from 'zod';
import { matchColumns } from '../../../core/intake/header';
import type { Outcome } from '../../../service/intake/tools';
import { Problem } from '../../http/problem';
import { readBody } from '../../http/validation';
import { filledLine } from '../operation/fields';
import { operation } from '../operation/operation';
import type { UploadTools } from '../operation/tools';
import { shownUpload, uploadSchema } from './shown';
import { findUpload, mustBeOwn, noUpload } from './tools';

const columnsSchema = z.strictObject({
  columns: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40)).describe('upload.match'),
});
const discardSchema = z.strictObject({ reason: filledLine(150).describe('upload.reason') });

export function matchUpload(tools: UploadTools) {
  return operation({
    name: 'matchUpload',
    method: 'post',
    path: '/uploads/{upload}/columns',
    scopes: ['uploads:write'],
    body: { schema: columnsSchema, example: { columns: { 0: 'village', 1: 'group', 2: 'head' } } },
    answer: { status: 202, schema: uploadSchema },
    problems: [404, 409, 422],
    async handle({ path, body, caller }) {
      const { columns: said } = readBody(columnsSchema, body);
      const upload = await findUpload(path('upload'), caller, tools);
      mustBeOwn(upload, caller);
      const found = upload.state === 'columns' ? await tools.intake.header(upload.id) : null;
      if (!found) throw notNow(upload.id);
      const fields = tools.intake.kinds.find(({ kind }) => kind === upload.kind)?.fields ?? [];
      const strange = Object.entries(said).find(
        ([column, name]) =>
          Number(column) >= found.cells.length || !fields.some((field) => field.name === name),
      );
      const columns = Object.fromEntries(
        Object.entries(said).map(([column, name]) => [Number(column), name]),
      );
      const { missing, twice } = matchColumns(found.cells, fields, columns);
      if (strange || missing.length > 0 || twice.length > 0)
        throw new Problem(422, 'Unprocessable Content', 'The columns do not fit.', {
          missing,
          twice,
          unknown: strange ? strange.join(': ') : null,
        });
      return after(await tools.intake.match(upload.id, columns, found.print, caller.by), upload.id, tools);
    },
  });
}

export function discardUpload(tools: UploadTools) {
  return operation({
    name: 'discardUpload',
    method: 'post',
    path: '/uploads/{upload}/discard',
    scopes: ['uploads:write'],
    body: { schema: discardSchema, example: { reason: '少了一个村' } },
    answer: { status: 200, schema: uploadSchema },
    problems: [404, 409, 422],
    async handle({ path, body, caller }) {
      const { reason } = readBody(discardSchema, body);
      const upload = await findUpload(path('upload'), caller, tools);
      mustBeOwn(upload, caller);
      return after(await tools.intake.throwAway(upload.id, reason, caller.by), upload.id, tools);
    },
  });
}

async function after(outcome: Outcome, id: string, { reads }: UploadTools) {
  const upload = await reads.upload(id);
  if (!upload || outcome === 'unknown') throw noUpload();
  if (outcome === 'state') throw notNow(id);
  return shownUpload(upload);
}

function notNow(id: string): Problem {
  return new Problem(409, 'Conflict', `Upload ${id} does not stand where this can be done.`);
}
