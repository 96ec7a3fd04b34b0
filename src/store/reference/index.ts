/** Reference data: what an office says of its county once and mends now and then. */
import type { Change } from '../../core/model/change';
import type { ReferenceReads } from '../../ports';
import type { Engine, Session } from '../engine/engine';
import { applyAreas, areaReads } from './areas';
import type { Of } from './common';
import { applyOffers, offerReads } from './offers';
import { applyDepartments, applyOfficePhones, officeListReads } from './offices';
import { applyRemovals } from './remove';
import { stampsIn } from './stamps';

/** `take` hands over the changes of a kind. Throws `Refused` where something is to go on which something stands. */
export async function applyReference(
  session: Session,
  take: <K extends Change['kind']>(kind: K) => Of<K>[],
): Promise<void> {
  await applyAreas(session, take('area'));
  await applyDepartments(session, take('department'));
  await applyOfficePhones(session, take('officePhone'), take('officePhoneEnded'));
  await applyOffers(session, {
    matters: take('matter'),
    programmes: take('programme'),
    sections: take('newsSection'),
    settings: take('setting'),
  });
  await applyRemovals(session, take('referenceRemoved'));
}

export function referenceReads(engine: Engine): Omit<ReferenceReads, 'news' | 'allNews' | 'newsItem'> {
  return {
    ...areaReads(engine),
    ...officeListReads(engine),
    ...offerReads(engine),
    stamps: () => stampsIn(engine),
  };
}
