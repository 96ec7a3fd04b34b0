import { isCommand } from '../reading/reading';
import { core } from '../reading/spans';
import { senseOf } from '../reading/tokens';
import { aboutSubsidy, headIs, type Rule } from './rule';

const SHORTEST_REPORT = 6;
const SHORTEST_TEXT = 3;

/** 投诉他去, 告状精: of somebody, to somebody else. */
const TOLD_OF = /^(?:[他她你].?|[精狂])$/;

/** Opens with 投诉 or the like; 投诉电话是多少 only asks for a number. */
export const complaintByWord: Rule = (reading) => {
  if (!headIs(reading, 'complaint.file') || reading.has('phone')) return null;
  const text = core(reading, (token) => isCommand(token, 'complaint.file'));
  // TS老师 is a name.
  if (reading.head?.entry.language === 'initials' && text.length > 0 && text.length < SHORTEST_TEXT)
    return null;
  if (TOLD_OF.test(text)) return null;
  return { intent: 'complaint.file', slots: text === '' ? {} : { text } };
};

/** Wants it, whatever stands around it: 我要投诉, i want to complain. */
const WANTS = /^(?:我?[要想]|i (?:want|wish|would|have)|i'd)/;
const WANTED = /(?:我|要|想|得|就|会|来|去|必须|坚决)$/;
const REFUSED = /[不别没莫](?:[想要用会去]|打算)?$/;

/** 办得太慢了我要投诉: who says so complains, whatever else the words ask for. */
export const complaintByThreat: Rule = (reading) => {
  const { tokens, text } = reading;
  const token = tokens.findLast((each) => isCommand(each, 'complaint.file'));
  if (!token || token.entry.language === 'initials') return null;
  if (reading.has('phone') || reading.has('stranger') || reading.hint('yesNo')) return null;
  const before = text.slice(0, token.start);
  if (REFUSED.test(before) || TOLD_OF.test(text.slice(token.end))) return null;
  if (!WANTS.test(token.entry.word) && !WANTED.test(before)) return null;
  return { intent: 'complaint.file', slots: { text: core(reading, () => false) } };
};

/** Tells of misconduct or bad service without saying that it is a complaint. */
export const complaintByDeed: Rule = (reading) => {
  const deeds = reading.tokens.filter((token) => senseOf(token, 'misconduct')).length;
  const ofOffices = reading.has('place') || aboutSubsidy(reading);
  if (deeds === 0 || (deeds === 1 && reading.has('stranger') && !ofOffices)) return null;
  if (reading.text.length < SHORTEST_REPORT) return null;
  return { intent: 'complaint.file', slots: { text: core(reading, () => false) } };
};
