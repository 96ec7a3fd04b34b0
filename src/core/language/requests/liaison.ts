/** What villagers' liaisons send: short forms that nobody writes by chance, so the whole text has to be one. */
import type { Rule } from './rule';

const CONSENT = /^\s*(授权|同意代查|sq)\s*$/;
const UNREACHED = /^\s*(联系不上|lxbs)(的|户|的户|名单)?\s*$/;
const REPORT = /^\s*(报号|bh)[\s:,,]*([\u3400-\u9fff·]{2,6})?[\s:,,]*$/;
const LOOK = /^\s*(代查|dc)[\s:,,]*([0-9]{6})?[\s:,,]*$/;

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
  if (!look) return null;
  const code = look[2];
  return { intent: 'liaison.look', slots: { ...(phone && { phone }), ...(code && { code }) } };
};
