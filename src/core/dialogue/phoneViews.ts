/** Screens of registered phones: changing one, the liaison's work, and a villager's consent to it. */
export type PhoneViews = {
  /** `phone` is as maskPhone writes it. */
  'phone.ask': object;
  'phone.same': object;
  'phone.taken': { phone: string };
  /** As it was typed. */
  'phone.sure': { phone: string };
  'phone.moved': { phone: string };
  'phone.waits': { old: boolean };
  'phone.refused': object;
  'phone.noSuchCode': object;
  'notice.phoneMoved': object;
  'notice.phoneGone': { phone: string };
  'notice.phoneAsk': { phone: string; code: string };
  'notice.phoneAskLiaison': { head: string; phone: string; code: string };
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
  'liaison.reported': { head: string; phone: string };
  'liaison.howLook': object;
  'liaison.noConsent': object;
  'notice.looked': object;
};

/** Every one of them by name; a missing one is an error of its type. */
export const PHONE_VIEWS: Record<keyof PhoneViews, true> = {
  'phone.ask': true,
  'phone.same': true,
  'phone.taken': true,
  'phone.sure': true,
  'phone.moved': true,
  'phone.waits': true,
  'phone.refused': true,
  'phone.noSuchCode': true,
  'notice.phoneMoved': true,
  'notice.phoneGone': true,
  'notice.phoneAsk': true,
  'notice.phoneAskLiaison': true,
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
  'liaison.reported': true,
  'liaison.howLook': true,
  'liaison.noConsent': true,
  'notice.looked': true,
};
