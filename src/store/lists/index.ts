/** All lists but those of batches and programmes, which are read beside what writes them. */
import type { Lists } from '../../ports';
import type { Engine } from '../engine/engine';
import type { Vault } from '../keys/vault';
import type { ReadOr } from '../sql/damaged';
import { alertList } from './alerts';
import { caseList } from './cases';
import { messageLists } from './messages';
import { optOutList } from './optOuts';
import { paymentList } from './payments';
import { ratingList } from './ratings';
import { belongingReader, sightReader } from './sight';
import { ticketList } from './tickets';
import { deadNumberList, unreachableList } from './unreachable';
import { visitList } from './visits';

export function listsOf(engine: Engine, vault: Vault, readOr: ReadOr): Omit<Lists, 'batches' | 'programmes'> {
  return {
    sight: sightReader(engine),
    belongings: belongingReader(engine),
    ...messageLists(engine),
    cases: caseList(engine),
    alerts: alertList(engine),
    payments: paymentList(engine),
    visits: visitList(engine),
    ratings: ratingList(engine),
    tickets: ticketList(engine, vault, readOr),
    optOuts: optOutList(engine),
    deadNumbers: deadNumberList(engine),
    unreachable: unreachableList(engine),
  };
}
