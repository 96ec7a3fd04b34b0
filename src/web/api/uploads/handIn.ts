/** POST /api/v1/uploads: a file of any kind that three people decide on. It is read and checked behind the answer. */
import { z } from 'zod';
import { findArea, topAreas } from '../../../core/desk/places';
import { CHECKED_KINDS, type Upload, type UploadKind } from '../../../core/model/desk/upload';
import type { Received } from '../../../service/intake/receiving';
import { Problem } from '../../http/problem';
import type { Caller } from '../key/guard';
import { fen } from '../operation/fields';
import { operation } from '../operation/operation';
import type { UploadTools } from '../operation/tools';
import { shownUpload, uploadSchema } from './shown';
import { findUpload, mustBeOwn } from './tools';

const count = (most: number) => z.coerce.number().int().min(0).max(most).optional();

const QUERY = {
  kind: z.enum(CHECKED_KINDS).describe('upload.kind'),
  period: z.string().min(1).max(60).describe('upload.period'),
  area: z.string().max(32).optional().describe('upload.area'),
  name: z.string().max(200).optional().describe('upload.name'),
  tell: z.enum(['true', 'false']).optional().describe('upload.tell'),
  coverHouseholds: count(9_999_999).describe('upload.coverHouseholds'),
  coverFen: z.coerce.number().pipe(fen).optional().describe('upload.coverFen'),
  replaces: z.string().max(32).optional().describe('upload.replaces'),
  reason: z.string().max(150).optional().describe('upload.reason'),
};

export function handInUpload(tools: UploadTools) {
  return operation({
    name: 'handInUpload',
    method: 'post',
    path: '/uploads',
    scopes: ['uploads:write'],
    query: QUERY,
    takesFile: true,
    answer: {
      status: 202,
      schema: uploadSchema.extend({ as: z.enum(['new', 'same']).describe('upload.as') }),
    },
    problems: [404, 409, 422],
    async handle({ query, caller, file }) {
      const { kind, period, coverHouseholds = null, coverFen = null } = query;
      if (!file || file.bytes.length === 0)
        throw unusable('There is no file: send its octets, or a form with the part file.');
      const said = {
        kind,
        period,
        coverHouseholds,
        coverFen,
        ...(await placeOf(query, caller, tools)),
        name: query.name || file.name || kind,
        tells: kind === 'cases' && query.tell === 'true',
        replaces: await replacedBy(query, caller, tools),
      };
      return answerTo(await tools.intake.hand(said, file.bytes, caller.by));
    },
  });
}

async function replacedBy(
  { replaces, reason = '' }: { replaces?: string | undefined; reason?: string | undefined },
  caller: Caller,
  tools: UploadTools,
) {
  if (replaces === undefined) return null;
  if (reason === '') throw unusable('replaces needs a reason.');
  mustBeOwn(await findUpload(replaces, caller, tools), caller);
  return { upload: replaces, reason };
}

function unusable(detail: string): Problem {
  return new Problem(422, 'Unprocessable Content', detail);
}

/** A key of a department hands in its cases; one of an area for it or below, and one without a bound for any area. */
async function placeOf(
  { kind, area: said }: { kind: UploadKind; area?: string | undefined },
  { bound, sight }: Caller,
  { reference }: UploadTools,
): Promise<Pick<Upload, 'area' | 'department'>> {
  const { department } = bound;
  const areas = await reference.areas();
  if (department !== null) {
    if (kind !== 'cases') throw unusable('A key of a department hands in cases, and nothing else.');
    const own = (await reference.departments()).find(({ id }) => id === department);
    const area = own?.area ? findArea(areas, own.area)?.id : topAreas(areas)[0]?.id;
    if (!own || !area || (said !== undefined && findArea(areas, said)?.id !== area)) throw noArea();
    return { area, department };
  }
  const wanted = said ?? bound.area ?? topAreas(areas)[0]?.id ?? '';
  const found = findArea(areas, wanted);
  if (!found || (sight !== null && !sight.villages.has(found.id))) throw noArea();
  return { area: found.id, department: null };
}

function noArea(): Problem {
  return new Problem(404, 'Not Found', 'There is no area of this id that this key may hand in for.');
}

function answerTo({ as, upload }: Received) {
  if (as !== 'draft') return { ...shownUpload(upload), as };
  throw new Problem(
    409,
    'Conflict',
    `Another file of this kind, area and period is at work: ${upload.id}. Say replaces and reason to take its place.`,
    { upload: upload.id, state: upload.state },
  );
}
