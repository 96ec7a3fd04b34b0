/** Screens of registered phones: changing one, the liaison's work, and a villager's consent to it. */

import { type DataOf, data } from './data';
/** Whose household, from which number to which, as those who are concerned may see it. */
export interface Particulars {
  head: string;
  group: number;
  /** Null where there was no number before. */
  old: string | null;
  phone: string;
}

export const PHONE_VIEWS = {
  /** `phone` is as maskPhone writes it. */
  'phone.ask': data(),
  'phone.same': data(),
  'phone.taken': data<{ phone: string }>(),
  /** What is asked for, and the code that says yes to it; `code` is null where it is sent to `to` beside this. `phone` as it was typed. */
  'phone.sure': data<Particulars & { code: string | null; to: string; liaison: boolean }>(),
  /** Agreed to without the code. */
  'phone.needsCode': data(),
  'phone.wrongCode': data<{ left: number }>(),
  /** `locked`: not before a day is over. */
  'phone.codeOver': data<{ locked: boolean }>(),
  'phone.noSuchCode': data(),
  'phone.whichCode': data(),
  'phone.nothingAsked': data(),
  'phone.tooOften': data(),
  'phone.tooLate': data(),
  /** The office alone can do it, or what was refused or belongs to a role. */
  'phone.atOffice': data(),
  'phone.byThemselves': data(),
  /** `code` undoes it; null where it is sent beside this. */
  'phone.moved': data<Particulars & { code: string | null }>(),
  'phone.kept': data<Particulars & { notMine: boolean }>(),
  'phone.undoAsk': data<Particulars & { code: string | null }>(),
  'phone.undone': data<Particulars>(),
  'phone.waits': data<{ old: boolean; liaison: boolean }>(),
  'phone.refused': data(),
  'notice.phoneCode': data<Particulars & { code: string }>(),
  'notice.phoneMoved': data(),
  'notice.phoneNotMoved': data(),
  /** To the old phone; `code` undoes it, null where only the office can. */
  'notice.phoneGone': data<Particulars & { code: string | null }>(),
  'notice.phoneUndoCode': data<Particulars & { code: string }>(),
  /** To the other phones of the household. */
  'notice.phoneOther': data<Particulars>(),
  'notice.phoneUndone': data<Particulars>(),
  'notice.phoneAsk': data<Particulars & { code: string }>(),
  /** To the liaison. */
  'notice.phoneAskLiaison': data<Particulars & { code: string }>(),
  'notice.phoneMovedOf': data<Particulars>(),
  'notice.phoneUndoneOf': data<Particulars>(),
  'notice.phoneRefusedOf': data<Particulars>(),
  'consent.given': data<{ code: string; minutes: number }>(),
  'consent.none': data(),
  'liaison.only': data(),
  'liaison.unreached': data<{ count: number }>(),
  'liaison.unreachedRow': data<{ head: string; group: number; why: 'noPhone' | 'dead' }>(),
  'liaison.allReached': data(),
  /** A file waits for his village (三核): households to ask. */
  'alert.toConfirm': data<{ village: string; count: number; payments: boolean }>(),
  /** What was published reaches so many households of his village by no text. */
  'alert.unreached': data<{ village: string; count: number; payments: boolean }>(),
  /** `head`: who was named without a number. */
  'liaison.howReport': data<{ head: string | null }>(),
  'liaison.which': data<{ head: string }>(),
  'liaison.whichRow': data<{ head: string; group: number }>(),
  'liaison.notHere': data<{ head: string }>(),
  'liaison.whichPhone': data<{ head: string }>(),
  'liaison.same': data<{ head: string }>(),
  'liaison.reported': data<Particulars>(),
  /** `head`: whose money is asked for, where that was said. */
  'liaison.howLook': data<{ head: string | null }>(),
  'liaison.noConsent': data(),
  'notice.looked': data(),
  /** `phone` proved to know the person that this phone is registered for. */
  'notice.proved': data<{ phone: string }>(),
};

export type PhoneViews = DataOf<typeof PHONE_VIEWS>;
