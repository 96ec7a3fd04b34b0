/** What answers each intent. The type makes a missing one an error. */
import type { Intent } from '../../model/intent';
import type { Command } from '../scene/command';
import { alertAck } from './alerts/alertAck';
import { caseExpedite } from './cases/caseExpedite';
import { caseRate } from './cases/caseRate';
import { caseStatus } from './cases/caseStatus';
import { deathNote } from './deaths/deathNote';
import { familyAdd } from './family/familyAdd';
import { familyAnswer } from './family/familyAnswer';
import { familyList } from './family/familyList';
import { familyRemove } from './family/familyRemove';
import { matterGuide } from './guides/matterGuide';
import { consentGive } from './liaison/consentGive';
import { liaisonLook } from './liaison/liaisonLook';
import { liaisonReport } from './liaison/liaisonReport';
import { liaisonUnreached } from './liaison/unreached';
import { cancel } from './navigation/cancel';
import { help } from './navigation/help';
import { menu } from './navigation/menu';
import { back, choose, next, previous } from './navigation/navigation';
import { newsLatest } from './news/newsLatest';
import { officeCases } from './office/officeCases';
import { officeHaste } from './office/officeHaste';
import { callbackAsk } from './person/callbackAsk';
import { identityGive } from './person/identityGive';
import { languageChoose } from './person/languageChoose';
import { start, stop } from './person/subscribe';
import { changePhone } from './phones/changePhone';
import { consultAsk } from './rules/consultAsk';
import { subsidyDetail } from './subsidy/subsidyDetail';
import { subsidyQuery } from './subsidy/subsidyQuery';
import { complaintFile } from './tickets/complaintFile';
import { unknown } from './unknown/unknown';
import { liaisonUnpaid } from './village/unpaid';
import { liaisonCase } from './village/villagersCase';
import { appointmentBook } from './visits/appointmentBook';
import { appointmentCancel } from './visits/appointmentCancel';

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
  'callback.ask': callbackAsk,
  'family.add': familyAdd,
  'family.remove': familyRemove,
  'family.list': familyList,
  'family.answer': familyAnswer,
  'consent.give': consentGive,
  'liaison.unreached': liaisonUnreached,
  'liaison.report': liaisonReport,
  'liaison.look': liaisonLook,
  'liaison.case': liaisonCase,
  'liaison.unpaid': liaisonUnpaid,
  'death.note': deathNote,
  'office.cases': officeCases,
  'office.haste': officeHaste,
  'language.choose': languageChoose,
  unknown,
};
