/** Reference data over the API: read whole, and put in by the thousand with the checks of the desk. For keys without a bound. */
import { z } from 'zod';
import { cellOf } from '../../../core/intake/lists';
import {
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
import { intakeSchema, readOne, takeIn } from '../operation/intake';
import { type Operation, operation } from '../operation/operation';
import type { OperationTools } from '../operation/tools';
import { ROW_FORMS, ROW_KINDS, type RowKind, type SentRow } from './rows';
import { putSettings, settingIn, settingRows } from './settings';
import { ifUnmoved, seenIn, tagOf } from './tags';

const MOST_ROWS = 1_000;

/** The rows as they are read first: one that is wrong does not refuse the others. */
const bodySchema = z.strictObject({
  rows: z.array(z.unknown()).min(1).max(MOST_ROWS).describe('reference.rows'),
});

export const referenceOperations = (tools: OperationTools) =>
  ROW_KINDS.flatMap((kind) => [reading(kind, tools), putting(kind, tools)]);

function reading(kind: RowKind, { reference }: OperationTools): Operation {
  return operation({
    name: 'readReference',
    of: `reference.${kind}`,
    method: 'get',
    path: `/reference/${kind}`,
    scopes: ['reference:read'],
    answer: { status: 200, schema: z.object({ items: z.array(ROW_FORMS[kind].read) }) },
    problems: [404],
    async handle({ caller }, response) {
      mustBeUnbound(kind, caller);
      // Before the rows: of what moves in between the tag is old.
      response.set('ETag', tagOf(kind, await reference.stamps()));
      if (kind === 'settings') return { items: settingRows(reference.installation) };
      return { items: REFERENCE_TABLES[kind].rows(await reference.held(kind)) };
    },
  });
}

function putting(kind: RowKind, { reference }: OperationTools): Operation {
  const { sent, example } = ROW_FORMS[kind];
  return operation({
    name: 'putReference',
    of: `reference.${kind}`,
    method: 'post',
    path: `/reference/${kind}`,
    scopes: ['reference:write'],
    body: {
      schema: bodySchema.extend({ rows: z.array(sent).min(1).max(MOST_ROWS).describe('reference.rows') }),
      example: { rows: [example] },
    },
    takesIfMatch: true,
    answer: { status: 200, schema: intakeSchema },
    problems: [404, 412, 422],
    async handle({ caller, body, ifMatch }) {
      mustBeUnbound(kind, caller);
      const { rows } = readBody(bodySchema, body);
      const author = { by: caller.by, seen: seenIn(ifMatch, kind) };
      return ifUnmoved(kind, () => {
        if (kind === 'settings') {
          const readings = rows.map((row) => readOne(sent, row, settingIn));
          return takeIn(readings, (set) => putSettings(set, author, reference));
        }
        if (Object.keys(author.seen).length > 0) mustBeAlike(rows);
        const readings = rows.map((row) => readOne(sent, row, textRow));
        return takeIn(readings, (readable) => put(kind, readable, author, reference));
      });
    },
  });
}

/** A key that is bound to an office has no part in what is everybody's. */
function mustBeUnbound(kind: RowKind, { isBound }: Pick<Caller, 'isBound'>): void {
  if (isBound) throw new Problem(404, 'Not Found', `There is no reference data ${kind}.`);
}

/** Those with the same members are one commit, and what was seen holds for one alone. Throws 422. */
function mustBeAlike(rows: readonly unknown[]): void {
  const shapes = new Set(rows.map((row) => Object.keys(Object(row)).sort().join(' ')));
  if (shapes.size > 1)
    throw new Problem(
      422,
      'Unprocessable Content',
      'With If-Match all rows have the same members; nothing was written.',
    );
}

/** As cells of a file would have it. */
function textRow(row: SentRow): { row: TextRow } {
  const cells = Object.entries(row).map(([name, value]) => [
    name,
    Array.isArray(value) ? cellOf(value) : String(value ?? ''),
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
