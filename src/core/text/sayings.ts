/** What is looked for in a text beside its words: whether it says that nothing is to stop, whose number it is, what now. */

export const SAYINGS = [
  'automatic', 'institution', 'person', 'question', 'rural', 'money', 'payments', 'cases', 'reminders', 'ofRating', 'others', 'ownBeside', 'sum', 'sumsVillage', 'yearAlone', 'movesTo',
  'asksOutright', 'dayRefused', 'now', 'weekend', 'keepsMessages', 'asksOfStopping',
  'stopsMessages', 'stopsAnothers', 'keepsSecret', 'wantsAnothers', 'noMoreMessages', 'goesOn', 'besidePart', 'refuses', 'noComplaint', 'asksOfComplaining', 'complains', 'complainsOutright',
  'threatensToComplain', 'blamesStaff', 'othersNumber', 'ownNumber', 'numberOfHim', 'despair', 'fire', 'violence', 'rescue',
  'hurt', 'joinsWishes', 'beaten', 'hurries', 'complained', 'registers', 'consulted', 'ticketNamed', 'caseApplied', 'thatMoney', 'asksHowToLook', 'compared', 'thisYear',
  'severalYears', 'english', 'chinese', 'notRead', 'noLanguage', 'particles', 'movesVisit', 'ownHouse', 'last',
  'endsNothing', 'asksOfEnding', 'hasComplained', 'forgotIdentity', 'greets', 'endsWithThanks', 'parents', 'claimsKin', 'forKin',
  'ownMoney', 'aroundName', 'codeOrLook', 'changesNumber', 'accountChanged', 'account', 'asksAccount', 'toldCode', 'whatNow',
  'whatMeans', 'otherOnes', 'callMe', 'noCall', 'brings', 'hall', 'medicalInsurance', 'oldAgeInsurance', 'everyDay', 'onSaturdays', 'remindsMe',
  'corrects', 'withdrew', 'asksToBeTold', 'takesBackAtOnce', 'nothingWrong',
  'givesReason', 'asksTruth', 'baited', 'askForMe', 'refusesRating', 'cannotHear', 'breaksOff', 'sentByMistake', 'fetchesIdentity', 'accountOfDead', 'asksSum', 'namesAnother', 'meansAnother', 'ofPhone', 'dangerOver', 'stillThere', 'handsIn',
  'comparesOffices', 'comparesSpans', 'oldestCase', 'otherOffice', 'mayNotCome', 'byAnother', 'asksAge', 'tellsAge', 'emptySigns', 'asksForCall',
  'namesOffice', 'asksWhen', 'tellsWhen', 'asksWhere', 'tellsWhere', 'asksPrice', 'tellsPrice', 'asksHowMany',
  'tellsHowMany', 'asksWhom', 'tellsWhom', 'tellsBring', 'yes', 'no', 'asksOn', 'takesBack', 'changesMind',
  'alone', 'drops', 'keeps', 'negates', 'softens', 'beforeAnswer', 'afterAnswer', 'firstChoice', 'acknowledges',
  'noCommand', 'closes', 'weekdaysAlone', 'cancelsOutright', 'letsNobodyLook', 'thisDay', 'lostMoney', 'quits',
  'leaves', 'movesToAnother', 'criesForHelp', 'pastHarm', 'threatens', 'ofFee', 'asksFee', 'asksGreen', 'saysToPay', 'claimsPaid', 'paysBy', 'lostIdentity', 'ofBank', 'oldPhoneGone', 'asksDays',
  'asksPapers', 'tellsOfPapers', 'asksOfPapers', 'asksPlace', 'comesToLook', 'sendsPicture', 'asksWhoWeAre', 'asksOurName', 'pestered', 'asksMeanwhile', 'asksWhatFollows', 'writtenInEnglish',
  'secondChoice', 'neverAsked', 'agreesToMove', 'sentence', 'introduces', 'noName', 'slips', 'aroundProof',
  'yesterday', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'countsCases', 'countsMore', 'unpaidOnes', 'asksToHelpThem',
  'notOfMoney', 'caseOf', 'calledSo', 'passedAway', 'mayHaveDied', 'ownKin', 'afterDeath', 'strikesOut',
  'stillAlive', 'dayBefore', 'otherSpan', 'isGone', 'asksOfThose', 'sentBack', 'sendsMoney', 'ofPay', 'withdrawsReport',
  'commonInTickets', 'wishesToTell', 'anyMoney',
  'asksClosing', 'asksUntil', 'tellsClosing', 'asksHours', 'tellsHours', 'asksHow',
] as const; // biome-ignore format: a word list reads best in lines
export type Saying = (typeof SAYINGS)[number];

/** What finds each of them; case does not matter. */
export type Says = Readonly<Record<Saying, RegExp>>;
