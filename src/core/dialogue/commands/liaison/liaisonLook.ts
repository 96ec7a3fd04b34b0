/** What the village liaison looks up for a villager who consents. */
import { MINUTE } from '../../../calendar/durations';
import type { Caller } from '../../../model/people';
import { normalisePhone } from '../../../text/phone';
import { noticeOf } from '../../phones/told';
import { command, type Scene, say, type Turn } from '../../scene/command';
import { word } from '../../scene/slotForms';
import { notLiaison } from './unreached';

/** How long a villager's consent shows the household to the liaison. */
const LOOK_FOR = 10 * MINUTE;
/** Wrong codes after which a consent is void. */
const WRONG = 3;

interface Looked {
  consent: { code: string; until: number; wrong: number } | null;
  villager: Caller;
}

/** 代查: with the code that the villager was given, the liaison reads that household for ten minutes; the villager is told. */
export const liaisonLook = command('liaison.look', {
  slots: { phone: word, code: word },
  async load({ phone, code }, ask, scene): Promise<Looked | 'incomplete' | null> {
    if (!(await ask.villageOf(scene.inbound.from))) return null;
    if (phone === undefined || code === undefined) return 'incomplete';
    const villager = normalisePhone(phone);
    return { consent: await ask.consent(villager), villager: await ask.caller(villager) };
  },
  answer({ phone = '', code }, looked, scene) {
    if (!looked) return notLiaison();
    if (looked === 'incomplete') return say({ view: 'liaison.howLook', data: {} });
    const { consent, villager } = looked;
    const { household } = villager;
    const at = normalisePhone(phone);
    const holds = consent !== null && scene.now <= consent.until && household !== null;
    if (!holds || consent.code !== code) return wrongCode(at, consent, scene);
    return {
      reply: null,
      changes: [
        { kind: 'consentUsed', phone: at },
        {
          kind: 'audit',
          id: `${scene.freshId}:look`,
          at: scene.now,
          actor: scene.inbound.from,
          action: 'liaison.look',
          subject: household.id,
        },
      ],
      dialogue: {
        access: {
          ...scene.dialogue.access,
          looking: { household: household.id, until: scene.now + LOOK_FOR },
        },
        open: null,
      },
      notices: [noticeOf(at, { id: scene.freshId }, { view: 'notice.looked', data: {} })],
      leadsTo: { act: { intent: 'subsidy.query', slots: { look: true } }, page: 1 },
    };
  },
});

/** The same words whether there is a consent or not. */
function wrongCode(phone: string, consent: Looked['consent'], scene: Scene): Turn {
  const turn = say({ view: 'liaison.noConsent', data: {} });
  if (!consent) return turn;
  const wrong = consent.wrong + 1;
  const { code, until } = consent;
  return {
    ...turn,
    changes:
      wrong >= WRONG
        ? [{ kind: 'consentUsed', phone }]
        : [{ kind: 'consent', phone, code, at: scene.now, until, wrong }],
  };
}
