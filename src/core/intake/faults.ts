/** Everything that can be wrong with a row: a closed set. `templates/console/uploads` has what each is, why it matters and what to do. */

/**
 * Seen in the row alone, or against the file and what is held. Those that are accepted with a reason leave the value as it is;
 * `decide`: that too, and for all rows of the file at once; of the others it has to be mended, or the row left out.
 */
const FAULTS = {
  // The cell
  missing: 'cell mend',
  formulaEmpty: 'cell mend',
  errorCell: 'cell mend',
  digitsLost: 'cell mend',
  zeroLost: 'cell mend',
  guessedDate: 'cell mend',
  notNumber: 'cell mend',
  notWhole: 'cell mend',
  tooFine: 'cell accept',
  notDay: 'cell mend',
  tooLong: 'cell mend',
  notAChoice: 'cell mend',
  // The row
  hiddenRow: 'cell decide',
  // People
  identityLength: 'cell mend',
  identityCharacter: 'cell mend',
  identityBirth: 'cell mend',
  identityCheck: 'cell mend',
  nameWrong: 'cell accept',
  nameDiffers: 'judged accept',
  phoneWrong: 'cell mend',
  phoneMany: 'cell mend',
  membersWrong: 'judged accept',
  familyOwn: 'judged mend',
  familyFull: 'judged mend',
  familyMany: 'judged mend',
  familyTakenBack: 'judged accept',
  accountLength: 'cell mend',
  accountCheck: 'cell mend',
  accountDiffers: 'judged accept',
  // Places
  villageUnknown: 'judged mend',
  villageElsewhere: 'judged mend',
  groupWrong: 'cell mend',
  // The file so far
  identityTwice: 'judged mend',
  accountTwice: 'judged accept',
  phoneTwice: 'judged accept',
  householdTwice: 'judged mend',
  paymentTwice: 'judged accept',
  codeTwice: 'judged mend',
  // What is held
  accountOfOther: 'judged accept',
  phoneOfOther: 'judged accept',
  householdUnknown: 'judged mend',
  paymentPublished: 'judged accept',
  paymentUnknown: 'judged mend',
  amountDiffers: 'judged mend',
  // Payments
  programmeUnknown: 'judged mend',
  yearWrong: 'cell mend',
  correctionUnclear: 'judged mend',
  correctsPaid: 'judged accept',
  revokesNothing: 'judged mend',
  revokedSum: 'judged mend',
  revokedWhy: 'judged mend',
  amountWrong: 'judged mend',
  measureWrong: 'judged mend',
  amountProduct: 'judged accept',
  amountLimit: 'judged accept',
  reasonMissing: 'judged mend',
  notTaken: 'judged mend',
  // Cases
  matterUnknown: 'judged mend',
  caseTwice: 'judged mend',
  caseElsewhere: 'judged mend',
  caseStands: 'judged accept',
  departmentElsewhere: 'judged mend',
  stateBack: 'judged mend',
  acceptedOnMissing: 'judged mend',
  dayAhead: 'judged mend',
  dayOrder: 'judged mend',
  dayBefore: 'judged mend',
  dueDiffers: 'judged accept',
  // Reference data
  idWrong: 'judged mend',
  sectionId: 'cell mend',
  areaCodeWrong: 'judged mend',
  areaParentUnknown: 'judged mend',
  areaLevelWrong: 'judged mend',
  areaUnknown: 'judged mend',
  departmentUnknown: 'judged mend',
  numberRange: 'judged mend',
  nameTwice: 'judged mend',
  nameTaken: 'judged mend',
  aliasTaken: 'judged accept',
  phoneOfOffice: 'judged mend',
  liaisonNotVillage: 'judged mend',
  guideIncomplete: 'judged mend',
  sectionUnknown: 'judged mend',
  placeUnknown: 'judged mend',
  lastBeforeFirst: 'judged mend',
} as const satisfies Record<string, `${'cell' | 'judged'} ${'mend' | 'accept' | 'decide'}`>;

export type FaultKind = keyof typeof FAULTS;

export function isFaultKind(kind: string): kind is FaultKind {
  return Object.hasOwn(FAULTS, kind);
}

/** Whether somebody may take the value as it is, with a reason. */
export function mayBeAccepted(kind: string): boolean {
  return isFaultKind(kind) && !FAULTS[kind].endsWith('mend');
}

/** Whether somebody may decide on all rows that have it at once, since it says nothing of any of them. */
export function isDecidedAtOnce(kind: string): boolean {
  return isFaultKind(kind) && FAULTS[kind].endsWith('decide');
}

/** Whether it was seen in the cell, or the row, alone: it stays as long as that does. */
export function isOfCell(kind: string): boolean {
  return isFaultKind(kind) && FAULTS[kind].startsWith('cell');
}
