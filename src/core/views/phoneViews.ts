/** Screens of registered phones: changing one, the liaison's work, and a villager's consent to it. */
/** Whose household, from which number to which, as those who are concerned may see it. */
export interface Particulars {
  head: string;
  group: number;
  /** Null where there was no number before. */
  old: string | null;
  phone: string;
}

export type PhoneViews = {
  /** `phone` is as maskPhone writes it. */
  'phone.ask': object;
  'phone.same': object;
  'phone.taken': { phone: string };
  /** As it was typed. */
  /** What is asked for, and the code that says yes to it; `code` is null where it is sent to `to` beside this. `phone` as it was typed. */
  'phone.sure': Particulars & { code: string | null; to: string; liaison: boolean };
  /** Agreed to without the code. */
  'phone.needsCode': object;
  'phone.wrongCode': { left: number };
  /** `locked`: not before a day is over. */
  'phone.codeOver': { locked: boolean };
  'phone.noSuchCode': object;
  'phone.whichCode': object;
  'phone.nothingAsked': object;
  'phone.tooOften': object;
  'phone.tooLate': object;
  /** The office alone can do it, or what was refused or belongs to a role. */
  'phone.atOffice': object;
  'phone.byThemselves': object;
  /** `code` undoes it; null where it is sent beside this. */
  'phone.moved': Particulars & { code: string | null };
  'phone.kept': Particulars & { notMine: boolean };
  'phone.undoAsk': Particulars & { code: string | null };
  'phone.undone': Particulars;
  'phone.waits': { old: boolean; liaison: boolean };
  'phone.refused': object;
  'notice.phoneCode': Particulars & { code: string };
  'notice.phoneMoved': object;
  'notice.phoneNotMoved': object;
  /** To the old phone; `code` undoes it, null where only the office can. */
  'notice.phoneGone': Particulars & { code: string | null };
  'notice.phoneUndoCode': Particulars & { code: string };
  /** To the other phones of the household. */
  'notice.phoneOther': Particulars;
  'notice.phoneUndone': Particulars;
  'notice.phoneAsk': Particulars & { code: string };
  /** To the liaison. */
  'notice.phoneAskLiaison': Particulars & { code: string };
  'notice.phoneMovedOf': Particulars;
  'notice.phoneUndoneOf': Particulars;
  'notice.phoneRefusedOf': Particulars;
  'consent.given': { code: string; minutes: number };
  'consent.none': object;
  'liaison.only': object;
  'liaison.unreached': { count: number };
  'liaison.unreachedRow': { head: string; group: number; why: 'noPhone' | 'dead' };
  'liaison.allReached': object;
  'liaison.howReport': object;
  'liaison.which': { head: string };
  'liaison.whichRow': { head: string; group: number };
  'liaison.notHere': { head: string };
  'liaison.whichPhone': { head: string };
  'liaison.same': { head: string };
  'liaison.reported': Particulars;
  'liaison.howLook': object;
  'liaison.noConsent': object;
  'notice.looked': object;
  /** `phone` proved to know the person that this phone is registered for. */
  'notice.proved': { phone: string };
};

/** Every one of them by name; a missing one is an error of its type. */
export const PHONE_VIEWS: Record<keyof PhoneViews, true> = {
  'phone.ask': true,
  'phone.same': true,
  'phone.taken': true,
  'phone.sure': true,
  'phone.needsCode': true,
  'phone.wrongCode': true,
  'phone.codeOver': true,
  'phone.noSuchCode': true,
  'phone.whichCode': true,
  'phone.nothingAsked': true,
  'phone.tooOften': true,
  'phone.tooLate': true,
  'phone.atOffice': true,
  'phone.byThemselves': true,
  'phone.moved': true,
  'phone.kept': true,
  'phone.undoAsk': true,
  'phone.undone': true,
  'phone.waits': true,
  'phone.refused': true,
  'notice.phoneCode': true,
  'notice.phoneMoved': true,
  'notice.phoneNotMoved': true,
  'notice.phoneGone': true,
  'notice.phoneUndoCode': true,
  'notice.phoneOther': true,
  'notice.phoneUndone': true,
  'notice.phoneAsk': true,
  'notice.phoneAskLiaison': true,
  'notice.phoneMovedOf': true,
  'notice.phoneUndoneOf': true,
  'notice.phoneRefusedOf': true,
  'consent.given': true,
  'consent.none': true,
  'liaison.only': true,
  'liaison.unreached': true,
  'liaison.unreachedRow': true,
  'liaison.allReached': true,
  'liaison.howReport': true,
  'liaison.which': true,
  'liaison.whichRow': true,
  'liaison.notHere': true,
  'liaison.whichPhone': true,
  'liaison.same': true,
  'liaison.reported': true,
  'liaison.howLook': true,
  'liaison.noConsent': true,
  'notice.looked': true,
  'notice.proved': true,
};
