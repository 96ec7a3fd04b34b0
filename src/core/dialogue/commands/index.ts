/** What answers each intent. The type makes a missing one an error. */
import type { Intent } from '../../language/intent';
import type { Command } from '../command';
import { alertAck } from './alertAck';
import { appointmentBook } from './appointmentBook';
import { appointmentCancel } from './appointmentCancel';
import { cancel } from './cancel';
import { caseExpedite } from './caseExpedite';
import { caseRate } from './caseRate';
import { caseStatus } from './caseStatus';
import { changePhone } from './changePhone';
import { consentGive } from './consentGive';
import { help } from './help';
import { identityGive } from './identityGive';
import { languageChoose } from './languageChoose';
import { liaisonUnreached } from './liaison';
import { liaisonLook } from './liaisonLook';
import { liaisonReport } from './liaisonReport';
import { matterGuide } from './matterGuide';
import { menu } from './menu';
import { back, choose, next, previous } from './navigation';
import { newsLatest } from './newsLatest';
import { officeCases } from './officeCases';
import { officeHaste } from './officeHaste';
import { start, stop } from './subscribe';
import { subsidyDetail } from './subsidyDetail';
import { subsidyQuery } from './subsidyQuery';
import { complaintFile, consultAsk } from './tickets';
import { unknown } from './unknown';

export const commands: { readonly [I in Intent]: Command<I> } = {
  'subsidy.query': subsidyQuery,
  'subsidy.detail': subsidyDetail,
  'case.status': caseStatus,
  'case.expedite': caseExpedite,
  'case.rate': caseRate,
  'appointment.book': appointmentBook,
  'appointment.cancel': appointmentCancel,
  'complaint.file': complaintFile,
  'consult.ask': consultAsk,
  'contact.changePhone': changePhone,
  'matter.guide': matterGuide,
  'news.latest': newsLatest,
  'alert.ack': alertAck,
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
  'consent.give': consentGive,
  'liaison.unreached': liaisonUnreached,
  'liaison.report': liaisonReport,
  'liaison.look': liaisonLook,
  'office.cases': officeCases,
  'office.haste': officeHaste,
  'language.choose': languageChoose,
  unknown,
};
