/** Data for every view that carries some: a missing one is an error of the type, and the renderer is tried with each. */
import type { ViewName, Views } from '../../../src/core/views';
import { announcementSamples } from './announcements';
import type { Carrying } from './carrying';
import { caseSamples } from './cases';
import { caseworkSamples } from './casework';
import { familySamples } from './family';
import { officeSamples } from './offices';
import { PHONE_SAMPLES } from './phones';
import { publicSamples } from './public';
import { serviceSamples } from './services';
import { subsidySamples } from './subsidies';

/** What a view may have to carry: as it usually is, or as long as it can be. */
export function sampleOf<V extends ViewName>(view: V, long: boolean): Views[V] {
  const all: Partial<Views> = samples(long);
  // A view without a sample carries nothing.
  return all[view] ?? ({} as Views[V]);
}

function samples(long: boolean): Carrying<Views> {
  return {
    'help.applicant': { number: 'QZ20261123-0001' },
    cancelled: {
      ended: long ? 'list' : 'visit',
      visit: long ? { matter: '建'.repeat(12), day: '12月31日周四', period: 'late' } : null,
      visits: null,
      ticket: long ? { kind: 'expedite', number: 'TQ20261123-04175362' } : null,
      tickets: null,
    },
    'unknown.applicant': { number: 'QZ20261123-0001' },
    danger: { kind: long ? 'despair' : 'any' },
    'callback.offer': { inPerson: long, liaison: long ? '13800000003' : null },
    'callback.taken': { number: 'HD20261123-04175362' },
    'callback.waits': { number: 'HD20261123-04175362', day: '11月23日' },
    'list.noSuch': { last: 5 },
    'question.pick': { last: 5 },
    'subscribe.stoppedPart': { part: 'payments' },
    'subscribe.partOff': { part: 'payments', others: long ? 1 : 0 },
    'identity.granted': { head: '欧阳*', minutes: 30, ask: true },
    'identity.half': { needsName: long },
    'identity.wrong': { left: 4 },
    ...familySamples(long),
    ...caseSamples(long),
    ...caseworkSamples(long),
    ...announcementSamples(long),
    ...publicSamples(long),
    ...serviceSamples(long),
    ...officeSamples(long),
    ...PHONE_SAMPLES,
    ...subsidySamples(long),
  };
}
