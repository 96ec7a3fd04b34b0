import { MINUTE } from '../../../calendar/durations';
import { askIdentity, householdOf } from '../../scene/access';
import { audited } from '../../scene/audited';
import { command, nothing } from '../../scene/command';
import { say } from '../../scene/say';
import { digitsFrom } from '../../scene/shortNumbers';

const DIGITS = 6;
const CONSENT_MINUTES = 30;

/** 授权: a code to tell the village liaison, who may look once with it. */
export const consentGive = command('consent.give', {
  slots: {},
  keepsText: true,
  load: nothing,
  answer(slots, _, scene) {
    const { now, inbound, fresh } = scene;
    if (!scene.caller.household) {
      // Only the registered phone is known to the liaison's question.
      if (!householdOf(scene)) return askIdentity({ intent: 'consent.give', slots }, scene.dialogue);
      return say({ view: 'consent.none', data: {} });
    }
    const code = digitsFrom(fresh.secret, DIGITS);
    return {
      reply: { show: { view: 'consent.given', data: { code, minutes: CONSENT_MINUTES } } },
      changes: [
        {
          kind: 'consent',
          phone: inbound.from,
          code,
          at: now,
          until: now + CONSENT_MINUTES * MINUTE,
          wrong: 0,
        },
        audited('consent.give', scene.caller.household.id, scene),
      ],
    };
  },
});
