/**
 * Every table, once. No foreign keys: offices deliver rows in any order, and a missing parent only leaves a
 * name empty in an answer. Identity numbers and accounts are sealed (keys/vault.ts) before they come here.
 */
import { casesTables } from './cases';
import { deskTables } from './desk';
import { inboxTables } from './inbox';
import { keysTables } from './keys';
import type { Kit } from './kit';
import { outboxTables } from './outbox';
import { paymentsTables } from './payments';
import { peopleTables } from './people';
import { requestsTables } from './requests';
import { uploadsTables } from './uploads';

export function makeSchema(kit: Kit) {
  return {
    ...casesTables(kit),
    ...peopleTables(kit),
    ...paymentsTables(kit),
    ...inboxTables(kit),
    ...outboxTables(kit),
    ...requestsTables(kit),
    ...keysTables(kit),
    ...deskTables(kit),
    ...uploadsTables(kit),
  };
}
