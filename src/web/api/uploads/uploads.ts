/** GET /api/v1/uploads, /uploads/{upload}: which files there are, where each stands, and what was found in it. */
import { z } from 'zod';
import { UPLOAD_KINDS, UPLOAD_STATES } from '../../../core/model/desk/upload';
import type { Caller } from '../key/guard';
import { operation } from '../operation/operation';
import { cursorOf, PAGING, pageFrom, pageOf } from '../operation/paging';
import type { UploadTools } from '../operation/tools';
import { reportSchema, shownReport, shownUpload, uploadSchema } from './shown';
import { findUpload, isSeen, noUpload } from './tools';

export const READS = ['uploads:read', 'uploads:write'] as const;

export function listUploads(tools: UploadTools) {
  return operation({
    name: 'listUploads',
    method: 'get',
    path: '/uploads',
    scopes: READS,
    query: {
      kind: z.enum(UPLOAD_KINDS).optional().describe('upload.byKind'),
      state: z.enum(UPLOAD_STATES).optional().describe('upload.byState'),
      ...PAGING,
    },
    answer: { status: 200, schema: pageOf(uploadSchema) },
    problems: [],
    async handle({ query, caller }) {
      const page = pageFrom<readonly [string]>(query, ['string']);
      const path = await pathFor(caller, tools);
      const rows = path === null ? [] : await tools.reads.list(path, page);
      const last = rows.length < page.limit ? undefined : rows.at(-1);
      const fits = rows.filter(
        (upload) =>
          isSeen(upload, caller) &&
          (query.kind === undefined || upload.kind === query.kind) &&
          (query.state === undefined || upload.state === query.state),
      );
      return { items: fits.map(shownUpload), next: last ? cursorOf([last.id]) : null };
    },
  });
}

/** Below which all that the key sees lies; null where that is nowhere. */
async function pathFor({ bound, isBound }: Caller, { reference }: UploadTools): Promise<string | null> {
  if (!isBound) return '';
  const departments = bound.department === null ? [] : await reference.departments();
  const own = departments.find(({ id }) => id === bound.department);
  // A department of no area is the whole installation's.
  if (own?.area === '') return '';
  const area = own?.area ?? bound.area;
  return (await reference.areas()).find(({ id }) => id === area)?.path ?? null;
}

export function showUpload(tools: UploadTools) {
  return operation({
    name: 'showUpload',
    method: 'get',
    path: '/uploads/{upload}',
    scopes: READS,
    answer: { status: 200, schema: reportSchema },
    problems: [404],
    async handle({ path, caller }) {
      const { id, state } = await findUpload(path('upload'), caller, tools);
      const report = await tools.intake.report(id);
      if (!report) throw noUpload();
      const asked = state === 'columns' ? await tools.intake.header(id) : null;
      const columns = asked && {
        header: [...asked.cells],
        matched: asked.match.columns,
        missing: asked.match.missing,
        twice: asked.match.twice,
      };
      return { ...shownReport(report), columns };
    },
  });
}
