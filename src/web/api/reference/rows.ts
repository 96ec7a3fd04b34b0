/** Rows of reference data as a call sends and reads them, from the very fields by which they are read and checked. */
import { z } from 'zod';
import { REFERENCE_FILES, REFERENCE_TABLES, type ReferenceFileKind } from '../../../core/intake/reference';
import { SETTING_NAMES } from '../../../core/setup/installation';

export const ROW_KINDS = [...REFERENCE_FILES, 'settings'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** A cell of the desk's file; of several things a list. */
const cell = z.union([z.string().max(2_000), z.int(), z.array(z.string().max(200)).max(100)]);
const settingValue = cell.describe('reference.settings.value').meta({ examples: ['21:00-08:00'] });
const settingName = z.enum(SETTING_NAMES).describe('reference.settings.name');

export type SentRow = Readonly<Record<string, z.output<typeof cell> | undefined>>;

export interface RowForm {
  /** Of a row that is sent: all but its key may be left out. */
  sent: z.ZodType<SentRow>;
  /** Of a row that is read: every member, as text. */
  read: z.ZodType<Record<string, string>>;
  example: Record<string, string>;
}

export const ROW_FORMS = Object.fromEntries(ROW_KINDS.map((kind) => [kind, formOf(kind)])) as Record<
  RowKind,
  RowForm
>; // one for each of ROW_KINDS

function formOf(kind: RowKind): RowForm {
  if (kind === 'settings')
    return {
      sent: z.strictObject({ name: settingName, value: settingValue.optional() }),
      read: z.object({ name: settingName, value: z.string().describe('reference.settings.value') }),
      example: { name: 'quietHours', value: '21:00-08:00' },
    };
  const { file, key, example } = REFERENCE_TABLES[kind as ReferenceFileKind]; // all others are files
  const members = <T extends z.ZodType>(of: (name: string) => T) =>
    Object.fromEntries(file.fields.map(({ name }) => [name, described(of(name), kind, name)]));
  const described = <T extends z.ZodType>(schema: T, of: RowKind, name: string): T =>
    schema.describe(`reference.${of}.${name}`).meta({ examples: [example[name] ?? ''] });
  return {
    sent: z.strictObject(members((name) => (name === key ? cell : cell.optional()))) as RowForm['sent'],
    read: z.object(members(() => z.string())),
    example: { ...example },
  };
}
