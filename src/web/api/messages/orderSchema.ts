/** One message to one person, as an office orders it. */
import { z } from 'zod';
import { LANGUAGES } from '../../../core/model/message';
import { filledLine, id, phone } from '../schema/fields';

const value = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

export const orderSchema = z.strictObject({
  id: id(96).describe('order.id'),
  to: phone
    .refine((to) => to !== '', 'is missing')
    .describe('order.to')
    .meta({ examples: ['13800000002'] }),
  template: z.string().max(48).describe('order.template'),
  data: z
    .record(z.string().max(60), z.union([value, z.array(value).max(50)]))
    .default({})
    .describe('order.data'),
  language: z.enum(LANGUAGES).optional().describe('order.language'),
  case: id(64).optional().describe('order.case'),
  statutory: filledLine(200).optional().describe('order.statutory'),
});

export type WrittenOrder = z.output<typeof orderSchema>;
