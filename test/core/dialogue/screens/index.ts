/** Every screen that is held row by row: who says what for it, and what it is about. */
import { ASKED_SCREENS } from './asked';
import { CASE_SCREENS } from './cases';
import { FAMILY_SCREENS } from './family';
import { FIRST_SCREENS } from './first';
import { LEADER_SCREENS } from './leaders';
import { MONEY_SCREENS } from './money';
import { PERSON_SCREENS } from './persons';
import { PHONE_SCREENS } from './phones';
import { PUBLIC_SCREENS } from './public';
import { SERVICE_SCREENS } from './services';
import { VILLAGE_SCREENS } from './village';

export const SCREENS = [
  ...FIRST_SCREENS,
  ...ASKED_SCREENS,
  ...CASE_SCREENS,
  ...PUBLIC_SCREENS,
  ...MONEY_SCREENS,
  ...PERSON_SCREENS,
  ...SERVICE_SCREENS,
  ...PHONE_SCREENS,
  ...FAMILY_SCREENS,
  ...LEADER_SCREENS,
  ...VILLAGE_SCREENS,
];
