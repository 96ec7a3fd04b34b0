/** What villagers' liaisons send: short forms that nobody writes by chance, so the whole text has to be one. */
import type { Rule } from './rule';

const CONSENT = /^\s*(授权|同意代查|sq)\s*$/;
const UNREACHED = /^\s*(联系不上|lxbs)(的|户|的户|名单)?\s*$/;
const REPORT = /^\s*(报号|bh)[\s:,,]*([\u3400-\u9fff·]{2,6})?[\s:,,]*$/;
/** A code of the wrong length is a wrong code. */
const LOOK = /^\s*(代查|dc)[\s:,,]*([0-9]{1,8})?[\s:,,]*$/;
/** Begun so and written otherwise, as a number with a digit too few: never the sender's own household instead. */
const AMISS = /^\s*(?:(报号)[^0-9]{0,8}[0-9]|代查(?!了|过|的|不))/;

export const consent: Rule = ({ text }) =>
  CONSENT.test(text) ? { intent: 'consent.give', slots: {} } : null;

export const liaison: Rule = ({ text, phones }) => {
  if (UNREACHED.test(text)) return { intent: 'liaison.unreached', slots: {} };
  const phone = phones.length === 1 ? phones[0]?.number : undefined;
  const report = REPORT.exec(text);
  if (report) {
    const head = report[2];
    const slots = { ...(head && { head }), ...(phone && { newPhone: phone }) };
    return { intent: 'liaison.report', slots };
  }
  const look = LOOK.exec(text);
  if (!look) {
    const amiss = AMISS.exec(text);
    return amiss && { intent: amiss[1] ? 'liaison.report' : 'liaison.look', slots: {} };
  }
  const code = look[2];
  return { intent: 'liaison.look', slots: { ...(phone && { phone }), ...(code && { code }) } };
};
