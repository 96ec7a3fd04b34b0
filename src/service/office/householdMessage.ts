/** What one household is owed of a batch: one message, as short as it must be, to whoever can be told. */

import type { Language } from '../../core/model/message';
import type { Payment } from '../../core/model/payments';
import { announcedScope, suppression } from '../../core/notices/optOut';
import { announcementViews, needsHand, tellBy } from '../../core/payments/announce';
import type { Announced, AnnouncedPhone } from '../../core/payments/announcement';
import type { Carried, Owe } from '../outbox/composeNotice';
import type { Renderer } from '../render/renderer';

export interface HouseholdTools {
  owe: Owe;
  renderer: Renderer;
  settings: { language: Language; utcOffset: number };
}

/** An announcement that takes more is shortened. */
const MOST_SEGMENTS = 2;
const NOBODY = '';

/** Where nobody can be told it is owed all the same, and says why it does not leave. */
export function owedTo(announced: Announced, batch: string, tools: HouseholdTools, now: number): Carried {
  const { settings, renderer, owe } = tools;
  const { phone, suppressed } = tellBy(announced);
  const language = phone?.language ?? settings.language;
  const payments = toldTo(phone, announced.payments);
  const views = announcementViews({ ...announced, payments }, { ...settings, language, now });
  const short = views.find(
    (view) => renderer.render({ show: view }, language, 'sms').segments <= MOST_SEGMENTS,
  );
  const view = short ?? views.at(-1);
  if (!view) throw new Error('an announcement has no view');
  return owe(
    {
      to: phone?.phone ?? NOBODY,
      audience: 'applicant',
      view,
      lane: 'bulk',
      ...announcedScope(view.view),
      quiet: true,
      ...(phone && { person: phone }),
      about: { batch },
      ...(suppressed && { suppressed }),
    },
    now,
  );
}

/** Whoever wants to hear of no payments hears of those that only they can set right. */
function toldTo(phone: AnnouncedPhone | null, payments: Payment[]): Payment[] {
  const needed = payments.filter(needsHand);
  const stopped = suppression({ audience: 'applicant', scope: 'case' }, phone?.stopped ?? [], ['payments']);
  return stopped && needed.length > 0 ? needed : payments;
}
