/** Reference data over the API: read whole, and put in by the thousand with the checks of the desk. For keys without a bound. */
import { z } from 'zod';
import { cellOf } from '../../../core/intake/lists';
import {
  REFERENCE_FILES,
  REFERENCE_TABLES,
  type ReferenceFileKind,
  readTextRows,
  type TextRow,
} from '../../../core/intake/reference';
import type { Verdict } from '../../../service/office/offices';
import type { Author, ReferenceOffice } from '../../../service/reference';
import { Problem } from '../../http/problem';
import { readBody } from '../../http/validation';
import type { Caller } from '../key/guard';
import { intakeSchema, takeIn } from '../operation/intake';
import { operation } from '../operation/operation';
import type { OperationTools } from '../operation/tools';
import { putSettings, settingIn, settingRows } from './settings';
import { ifUnmoved, seenIn, tagOf } from './tags';

const MOST_ROWS = 1_000;

/** A list may be written as one. */
const rowSchema = z.record(
  z.string(),
  z.union([z.string().max(2_000), z.int(), z.array(z.string().max(200)).max(100)]),
);
const bodySchema = z.strictObject({
  rows: z.array(rowSchema).min(1).max(MOST_ROWS).describe('reference.rows'),
});
const EXAMPLE = { rows: [{ id: 'GDDL', name: '耕地地力保护补贴', unit: '亩', aliases: ['地力补贴'] }] };

export const referenceOperations = ({ reference }: OperationTools) => [
  operation({
    name: 'readReference',
    method: 'get',
    path: '/reference/{kind}',
    scopes: ['reference:read'],
    answer: { status: 200, schema: z.object({ items: z.array(z.record(z.string(), z.string())) }) },
    problems: [404],
    async handle({ caller, path }, response) {
      const kind = kindOf(path('kind'), caller);
      // Before the rows: of what moves in between the tag is old.
      response.set('ETag', tagOf(kind, await reference.stamps()));
      if (kind === 'settings') return { items: settingRows(reference.installation) };
      return { items: REFERENCE_TABLES[kind].rows(await reference.held(kind)) };
    },
  }),
  operation({
    name: 'putReference',
    method: 'post',
    path: '/reference/{kind}',
    scopes: ['reference:write'],
    body: { schema: bodySchema, example: EXAMPLE },
    takesIfMatch: true,
    answer: { status: 200, schema: intakeSchema },
    problems: [404, 412, 422],
    async handle({ caller: { by, ...caller }, path, body, ifMatch }) {
      const kind = kindOf(path('kind'), caller);
      const { rows } = readBody(bodySchema, body);
      const author = { by, seen: seenIn(ifMatch, kind) };
      return ifUnmoved(kind, () => {
        if (kind === 'settings')
          return takeIn(rows.map(settingIn), (set) => putSettings(set, author, reference));
        if (Object.keys(author.seen).length > 0) mustBeAlike(rows);
        const readings = rows.map((row) => textRow(kind, row));
        return takeIn(readings, (readable) => put(kind, readable, author, reference));
      });
    },
  }),
];

/** A key that is bound to an office has no part in what is everybody's. */
function kindOf(written: string, { isBound }: Pick<Caller, 'isBound'>) {
  const kind = [...REFERENCE_FILES, 'settings' as const].find((one) => one === written);
  if (!kind || isBound) throw new Problem(404, 'Not Found', `There is no reference data ${written}.`);
  return kind;
}

type ApiRow = z.output<typeof rowSchema>;

/** Those with the same members are one commit, and what was seen holds for one alone. Throws 422. */
function mustBeAlike(rows: readonly ApiRow[]): void {
  const shapes = new Set(rows.map((row) => Object.keys(row).sort().join(' ')));
  if (shapes.size > 1)
    throw new Problem(
      422,
      'Unprocessable Content',
      'With If-Match all rows have the same members; nothing was written.',
    );
}

/** As a cell of a file would have it. */
function textRow(kind: ReferenceFileKind, row: ApiRow): { row: TextRow } | { error: string } {
  const known = new Set(REFERENCE_TABLES[kind].file.fields.map(({ name }) => name));
  const strange = Object.keys(row).find((name) => !known.has(name));
  if (strange !== undefined) return { error: `/${strange} is not known` };
  const cells = Object.entries(row).map(([name, value]) => [
    name,
    Array.isArray(value) ? cellOf(value) : String(value),
  ]);
  return { row: Object.fromEntries(cells) };
}

/** Rows with the same members go together: what a row leaves out stays as it is held. */
async function put(
  kind: ReferenceFileKind,
  rows: readonly { row: TextRow }[],
  author: Author,
  reference: Pick<ReferenceOffice, 'put'>,
): Promise<Verdict[]> {
  const { file } = REFERENCE_TABLES[kind];
  const verdicts = new Map<TextRow, Verdict>();
  for (const [shape, alike] of byShape(rows.map(({ row }) => row))) {
    const given = { rows: readTextRows(alike, file), fields: new Set(shape.split(' ')) };
    const { rows: checked } = await reference.put(kind, given, 'each', author);
    for (const [place, { found, change }] of checked.entries()) {
      const row = alike[place];
      const [fault] = found;
      const error = fault && {
        error: `/${fault.field ?? ''} ${fault.kind}${fault.detail ? ` (${fault.detail})` : ''}`,
      };
      if (row) verdicts.set(row, error ?? (change === 'same' ? 'duplicate' : 'accepted'));
    }
  }
  return rows.map(({ row }) => verdicts.get(row) ?? { error: 'was not decided on' });
}

function byShape(rows: readonly TextRow[]): Map<string, TextRow[]> {
  const found = new Map<string, TextRow[]>();
  for (const row of rows) {
    const shape = Object.keys(row).sort().join(' ');
    found.set(shape, [...(found.get(shape) ?? []), row]);
  }
  return found;
}
