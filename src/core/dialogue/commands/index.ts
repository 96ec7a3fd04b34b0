/** What answers each intent. The type makes a missing one an error. */
import type { Intent } from '../../language/intent';
import type { Command } from '../command';
import { cancel } from './cancel';
import { caseStatus } from './caseStatus';
import { elsewhere } from './elsewhere';
import { help } from './help';
import { identityGive } from './identityGive';
import { menu } from './menu';
import { back, choose, next, previous } from './navigation';
import { start, stop } from './subscribe';
import { subsidyDetail } from './subsidyDetail';
import { subsidyQuery } from './subsidyQuery';
import { unknown } from './unknown';

export const commands: { readonly [I in Intent]: Command<I> } = {
  'subsidy.query': subsidyQuery,
  'subsidy.detail': subsidyDetail,
  'case.status': caseStatus,
  'case.expedite': elsewhere('case.expedite'),
  'case.rate': elsewhere('case.rate'),
  'appointment.book': elsewhere('appointment.book'),
  'appointment.cancel': elsewhere('appointment.cancel'),
  'complaint.file': elsewhere('complaint.file'),
  'consult.ask': elsewhere('consult.ask'),
  'contact.changePhone': elsewhere('contact.changePhone'),
  'matter.guide': elsewhere('matter.guide'),
  'news.latest': elsewhere('news.latest'),
  'alert.ack': elsewhere('alert.ack'),
  'subscribe.stop': stop,
  'subscribe.start': start,
  help,
  menu,
  'page.next': next,
  'page.prev': previous,
  back,
  cancel,
  choose,
  'identity.give': identityGive,
  unknown,
};
