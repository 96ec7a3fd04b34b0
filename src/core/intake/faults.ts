/** Everything that can be wrong with a row: a closed set. What each is, why it matters and what to do is in `templates/intake`. */

/** Those that are accepted with a reason leave the value as it is; of the others it has to be mended, or the row left out. */
const FAULTS = {
  // The cell
  missing: 'mend',
  formulaEmpty: 'mend',
  errorCell: 'mend',
  digitsLost: 'mend',
  zeroLost: 'mend',
  guessedDate: 'mend',
  notNumber: 'mend',
  notWhole: 'mend',
  tooFine: 'accept',
  notDay: 'mend',
  tooLong: 'mend',
  notAChoice: 'mend',
  // People
  identityLength: 'mend',
  identityBirth: 'mend',
  identityCheck: 'mend',
  nameWrong: 'accept',
  nameDiffers: 'accept',
  phoneWrong: 'mend',
  membersWrong: 'accept',
  accountLength: 'mend',
  accountCheck: 'mend',
  accountDiffers: 'accept',
  // Places
  villageUnknown: 'mend',
  villageElsewhere: 'mend',
  groupWrong: 'mend',
  // The file so far
  identityTwice: 'mend',
  accountTwice: 'accept',
  phoneTwice: 'accept',
  householdTwice: 'mend',
  paymentTwice: 'accept',
  codeTwice: 'mend',
  // What is held
  accountOfOther: 'accept',
  phoneOfOther: 'accept',
  householdUnknown: 'mend',
  paymentPublished: 'accept',
  paymentUnknown: 'mend',
  amountDiffers: 'mend',
  // Payments
  programmeUnknown: 'mend',
  yearWrong: 'mend',
  amountWrong: 'mend',
  amountProduct: 'accept',
  amountLimit: 'accept',
  reasonMissing: 'mend',
  // Cases
  matterUnknown: 'mend',
  // Reference data
  idWrong: 'mend',
  areaCodeWrong: 'mend',
  areaParentUnknown: 'mend',
  areaLevelWrong: 'mend',
  areaUnknown: 'mend',
  departmentUnknown: 'mend',
  numberRange: 'mend',
  nameTwice: 'mend',
  nameTaken: 'mend',
  aliasTaken: 'accept',
  phoneOfOffice: 'mend',
  liaisonNotVillage: 'mend',
  guideIncomplete: 'mend',
} as const satisfies Record<string, 'mend' | 'accept'>;

export type FaultKind = keyof typeof FAULTS;

export const FAULT_KINDS = Object.keys(FAULTS) as FaultKind[]; // its own keys

export function isFaultKind(kind: string): kind is FaultKind {
  return Object.hasOwn(FAULTS, kind);
}

/** Whether somebody may take the value as it is, with a reason. */
export function mayBeAccepted(kind: string): boolean {
  return isFaultKind(kind) && FAULTS[kind] === 'accept';
}
