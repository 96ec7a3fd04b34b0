/**
 * Every table, once. No foreign keys: offices deliver rows in any order, and a missing parent only leaves a
 * name empty in an answer. Identity numbers and accounts are sealed (vault.ts) before they come here.
 */

import { access } from './access';
import { casework } from './casework';
import { guard } from './guard';
import type { Kit } from './kit';
import { matters } from './matters';
import { places } from './offices';
import { persons } from './persons';
import { publications } from './publications';
import { requests } from './requests';
import { residents } from './residents';
import { sending } from './sending';
import { traffic } from './traffic';

export function makeSchema(kit: Kit) {
  return {
    ...places(kit),
    ...residents(kit),
    ...matters(kit),
    ...traffic(kit),
    ...sending(kit),
    ...persons(kit),
    ...casework(kit),
    ...access(kit),
    ...guard(kit),
    ...requests(kit),
    ...publications(kit),
  };
}
