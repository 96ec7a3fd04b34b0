/** One message to one person, as an office orders it. */
import { z } from 'zod';
import { LANGUAGES } from '../../core/message';
import { filledLine, id, phone } from './fields';

const value = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

export const orderSchema = z.strictObject({
  id: id(96).describe(
    'Unique for ever among the ids of the key: the same id is the same order, and is sent once; with other content it is refused.',
  ),
  to: phone
    .refine((to) => to !== '', 'is missing')
    .describe('In any usual form.')
    .meta({ examples: ['13800000002'] }),
  template: z
    .string()
    .max(48)
    .describe('Name of a template, as notice.withdrawn; `templates` of a 422 lists them all.'),
  data: z
    .record(z.string().max(60), z.union([value, z.array(value).max(50)]))
    .default({})
    .describe('What the template asks for, by name. What is missing is named before anything is written.'),
  language: z.enum(LANGUAGES).optional().describe('Absent: the one that the person chose.'),
  case: id(64).optional().describe('Number of the case that it is about.'),
  statutory: filledLine(200)
    .optional()
    .describe(
      'The rule that requires this message: it is then sent to whoever stopped notices too, and this is kept.',
    ),
});

export type WrittenOrder = z.output<typeof orderSchema>;
