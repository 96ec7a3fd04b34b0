/** All that is read by subject, put together from the files of the subjects. */
import type { Store } from '../ports';
import { auditReads } from './audit/entries';
import { caseEventReads } from './cases/caseEvents';
import { caseFinder, caseLister } from './cases/caseFacts';
import { caseRowReads } from './cases/cases';
import { directoryReads, officeReads } from './cases/directory';
import { officeCaseReads } from './cases/officeCases';
import { officeCountReads } from './cases/officeCounts';
import { leaderReads, supervisionReads } from './cases/supervision';
import { villageCaseReads } from './cases/villageCases';
import { accountReads } from './desk/accounts';
import { certificateReads } from './desk/certificates';
import { oneTimeCodeReads } from './desk/oneTimeCodes';
import { sessionReads } from './desk/sessions';
import { webhookReads } from './desk/webhooks';
import type { Engine } from './engine/engine';
import { keyReads } from './keys/apiKeys';
import type { Vault } from './keys/vault';
import { listsOf } from './lists';
import { pageReads } from './pages/pages';
import { announcedReads } from './payments/announcements';
import { batchList, batchReads } from './payments/batches';
import { paymentReader, programmeList, programmeNames } from './payments/payments';
import { reportedReads } from './payments/reportedPayments';
import { villageMoneyReads } from './payments/villageMoney';
import { callerReader } from './people/callerReader';
import { reachableReader } from './people/choices';
import { codeReads, consentReader } from './people/codes';
import { familyReads } from './people/familyPhones';
import { triesOf } from './people/guard';
import { proofReads } from './people/identityProofs';
import { moveReads, successorReads } from './people/phoneMoves';
import { householdReads, phoneReads } from './people/phones';
import { personStore } from './person/person';
import { referenceReads } from './reference';
import { appointmentReads } from './requests/appointments';
import { newsOffice, newsReads } from './requests/news';
import { ratingReader } from './requests/ratings';
import { ticketReads } from './requests/tickets';
import type { ReadOr } from './sql/damaged';
import { withStoreErrors } from './sql/failures';
import { uploadReads } from './uploads';
import { heldReads } from './uploads/held';

type Subject =
  | 'reads'
  | 'cases'
  | 'announcements'
  | 'keys'
  | 'pages'
  | 'lists'
  | 'person'
  | 'reference'
  | 'desk'
  | 'audit'
  | 'uploads'
  | 'held'
  | 'webhooks';

/** Each question rejects with StoreError. */
export function readsOf(engine: Engine, vault: Vault, readOr: ReadOr): Pick<Store, Subject> {
  return {
    reads: conversationReads(engine, vault, readOr),
    cases: withStoreErrors<Store['cases']>({
      ...directoryReads(engine, readOr),
      ...caseRowReads(engine),
      ...caseEventReads(engine),
      ...supervisionReads(engine),
      ...successorReads(engine),
      reachable: reachableReader(engine),
    }),
    announcements: withStoreErrors<Store['announcements']>({
      ...batchReads(engine),
      ...announcedReads(engine),
      ...reportedReads(engine),
      programmes: programmeNames(engine),
    }),
    keys: withStoreErrors(keyReads(engine)),
    pages: withStoreErrors(pageReads(engine, vault, readOr)),
    lists: withStoreErrors<Store['lists']>({
      ...listsOf(engine, vault, readOr),
      batches: batchList(engine),
      programmes: programmeList(engine),
    }),
    person: withStoreErrors(personStore(engine, vault, readOr)),
    reference: withStoreErrors({ ...referenceReads(engine), ...newsOffice(engine) }),
    desk: deskReads(engine, vault, readOr),
    audit: withStoreErrors(auditReads(engine)),
    uploads: withStoreErrors(uploadReads(engine, vault)),
    held: withStoreErrors(heldReads(engine, vault, readOr)),
    webhooks: withStoreErrors(webhookReads(engine, vault, readOr)),
  };
}

/** What the desk asks. */
function deskReads(engine: Engine, vault: Vault, readOr: ReadOr): Store['desk'] {
  const accounts = accountReads(engine, vault, readOr);
  return withStoreErrors<Store['desk']>({
    ...accounts,
    ...sessionReads(engine, accounts.account),
    ...certificateReads(engine),
    ...oneTimeCodeReads(engine, vault),
  });
}

/** What a conversation asks. */
function conversationReads(engine: Engine, vault: Vault, readOr: ReadOr): Store['reads'] {
  return withStoreErrors<Store['reads']>({
    caller: callerReader(engine, readOr),
    payments: paymentReader(engine),
    casesOf: caseLister(engine),
    caseByNumber: caseFinder(engine),
    tries: (keys) => triesOf(engine, keys),
    rating: ratingReader(engine),
    consent: consentReader(engine),
    ...proofReads(engine, vault),
    ...ticketReads(engine, vault, readOr),
    ...appointmentReads(engine),
    ...newsReads(engine),
    ...phoneReads(engine),
    ...householdReads(engine),
    ...moveReads(engine),
    ...codeReads(engine, vault),
    ...familyReads(engine, vault),
    ...leaderReads(engine),
    ...officeReads(engine, readOr),
    ...officeCaseReads(engine),
    ...officeCountReads(engine),
    ...villageCaseReads(engine),
    ...villageMoneyReads(engine),
  });
}
