/** Whom the village liaison can not reach, and what anybody else is told who writes as one. */

import type { Unreached } from '../../../model/people';
import { maskName } from '../../../text/mask';
import { type Choice, command, type Turn } from '../../scene/command';
import { listOf } from '../../scene/paging';
import { say } from '../../scene/say';

/** Households of the liaison's village that no message reaches, a page at a time. */
export const liaisonUnreached = command('liaison.unreached', {
  slots: {},
  writes: false,
  keepsText: true,
  async load(_, ask, scene): Promise<Unreached[] | null> {
    const village = await ask.villageOf(scene.inbound.from);
    return village === null ? null : ask.unreached(village);
  },
  answer(_, unreached, scene) {
    if (!unreached) return notLiaison();
    if (unreached.length === 0) return say({ view: 'liaison.allReached', data: {} });
    const show = { view: 'liaison.unreached', data: { count: unreached.length } } as const;
    return { reply: { show, ...listOf(unreached, lineOf, scene) }, changes: [] };
  },
});

function lineOf({ head, group, why }: Unreached): Choice {
  return {
    label: { row: { view: 'liaison.unreachedRow', data: { head: maskName(head), group, why } } },
    // The name stays out of what is remembered; how to report is the same for all.
    act: { intent: 'liaison.report', slots: {} },
  };
}

/** To whoever is no liaison. */
export function notLiaison(): Turn {
  return say({ view: 'liaison.only', data: {} });
}
