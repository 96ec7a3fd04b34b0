/** What the pages of the desk are given of the service and the store. */
import type { DeskTools } from '../web/console/sections';
import { systemChance } from './clock';
import type { Core } from './core';

/** `utcOffset`: minutes east of UTC, of the offices' wall. */
export function deskToolsOf(
  { service, store }: Pick<Core, 'service' | 'store'>,
  utcOffset: number,
): DeskTools {
  return {
    desk: service.desk,
    utcOffset,
    firstSteps: {
      lacks: () => store.lacks(),
      accounts: async () => (await store.desk.accounts()).length,
      order: service.offices.order,
      message: (id) => store.message(id),
      newId: () => `trial-${systemChance.id()}`,
    },
  };
}
