/** What the pages of the desk are given of the service and the store. */
import type { DeskTools } from '../web/console/sections';
import { systemChance } from './clock';
import type { Core } from './core';

export function deskToolsOf(
  { service, store }: Pick<Core, 'service' | 'store'>,
  settings: Pick<DeskTools, 'utcOffset' | 'certificateGateways'>,
): DeskTools {
  return {
    ...settings,
    desk: service.desk,
    firstSteps: {
      lacks: () => store.lacks(),
      accounts: async () => (await store.desk.accounts()).length,
      order: service.offices.order,
      message: (id) => store.message(id),
      newId: () => `trial-${systemChance.id()}`,
    },
  };
}
