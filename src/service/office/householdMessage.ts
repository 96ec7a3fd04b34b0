/** The message of a batch to one household: as short as it must be, to whoever of it can be told. */

import type { Language } from '../../core/model/message';
import { needsHand, type Payment } from '../../core/model/payments';
import { kindOf } from '../../core/notices/kinds';
import { mannerOf } from '../../core/notices/notice';
import { suppression } from '../../core/notices/optOut';
import { announcementViews, familyTold, familyView, tellBy } from '../../core/payments/announce';
import type { Announced, AnnouncedPhone } from '../../core/payments/announcement';
import type { ComposedNotice, ComposeNotice } from '../outbox/composeNotice';
import type { Renderer } from '../render/renderer';

export interface HouseholdTools {
  compose: ComposeNotice;
  renderer: Renderer;
  settings: { language: Language; utcOffset: number };
}

/** An announcement that takes more is shortened. */
const MOST_SEGMENTS = 2;
const NOBODY = '';

/** Where nobody can be told the row is composed all the same, and says why the message does not leave. */
export function householdMessage(
  announced: Announced,
  batch: string,
  tools: HouseholdTools,
  now: number,
): ComposedNotice {
  const { settings, renderer, compose } = tools;
  const { phone, suppressed } = tellBy(announced);
  const language = phone?.language ?? settings.language;
  const payments = toldTo(phone, announced.payments);
  const views = announcementViews({ ...announced, payments }, { ...settings, language, now });
  const short = views.find(
    (view) => renderer.render({ show: view }, language, 'sms').segments <= MOST_SEGMENTS,
  );
  const view = short ?? views.at(-1);
  if (!view) throw new Error('an announcement has no view');
  return compose(
    {
      to: phone?.phone ?? NOBODY,
      view,
      ...mannerOf(view.view),
      ...(phone && { person: phone }),
      about: { batch },
      ...(suppressed && { suppressed }),
    },
    now,
  );
}

/** A message of its own to each phone of the family that wants to hear of money: never what a rule says of the household. */
export function familyMessages(
  announced: Announced,
  batch: string,
  { compose, settings }: HouseholdTools,
  now: number,
): ComposedNotice[] {
  return familyTold(announced).map((person) => {
    const view = familyView(announced, person.language ?? settings.language);
    const order = { to: person.phone, view, ...mannerOf(view.view), person, about: { batch } };
    return compose(order, now);
  });
}

/** A person who stopped notices of payments is still told of those that only they can set right. */
function toldTo(phone: AnnouncedPhone | null, payments: Payment[]): Payment[] {
  const needed = payments.filter(needsHand);
  const stopped = suppression(kindOf('notice.payments'), 'case', phone?.stopped ?? []);
  return stopped && needed.length > 0 ? needed : payments;
}
