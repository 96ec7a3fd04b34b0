/** What one household is owed of a batch: one message, as short as it must be, to whoever can be told. */
import { announcementViews, tellBy } from '../core/cases/announce';
import type { Announced } from '../core/cases/announcement';
import type { Language } from '../core/message';
import type { Owe, Owed } from './owing';
import type { Renderer } from './render';

export interface HouseholdTools {
  owe: Owe;
  renderer: Renderer;
  settings: { language: Language; utcOffset: number };
}

/** An announcement that takes more is shortened. */
const MOST_SEGMENTS = 2;
const NOBODY = '';

/** Where nobody can be told it is owed all the same, and says why it does not leave. */
export function owedTo(announced: Announced, batch: string, tools: HouseholdTools, now: number): Owed {
  const { settings, renderer, owe } = tools;
  const { phone, suppressed } = tellBy(announced);
  const language = phone?.language ?? settings.language;
  const views = announcementViews(announced, { ...settings, language, now });
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
      scope: 'case',
      quiet: true,
      ...(phone && { person: phone }),
      about: { batch },
      ...(suppressed && { suppressed }),
    },
    now,
  ).owed;
}
