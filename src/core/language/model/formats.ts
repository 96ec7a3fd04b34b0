/** Numbers of a kind, as one capital letter each: which case or phone it is says nothing of what is wanted. */
import { findCaseNumber } from '../reading/caseNumber';

const IDENTITY = /(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9x](?![0-9])/g;
const PHONE = /(?<![0-9])(?:\+?86[\s-]?|0086[\s-]?)?1[3-9][0-9](?:[\s-]?[0-9]{4}){2}(?![0-9])/g;
const LANDLINE = /(?<![0-9])0[1-9][0-9]{1,2}[\s-]?[0-9]{7,8}(?![0-9])/g;
const DAY =
  /(?<![0-9])20[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}(?:号|日)?(?![0-9])|(?<![0-9])[0-9]{1,2}月[0-9]{1,2}(?:号|日)?/g;
const CARD = /(?<![0-9])[0-9](?:\s?[0-9]){14,18}(?![0-9])/g;

/** A text as it was made comparable, with its numbers of a kind replaced. Linear in time. */
export function withFormats(plain: string): string {
  if (!/[0-9〇零一二三四五六七八九]{2}/.test(plain)) return plain;
  let text = plain;
  const found = text.length > 9 ? findCaseNumber(text) : null;
  if (found) {
    const kind = /^[TZ]/.test(found.value) ? 'T' : 'N';
    text = `${text.slice(0, found.start)} ${kind} ${text.slice(found.end)}`;
  }
  return text
    .replace(IDENTITY, ' I ')
    .replace(PHONE, ' P ')
    .replace(LANDLINE, ' L ')
    .replace(CARD, ' C ')
    .replace(DAY, ' D ');
}
