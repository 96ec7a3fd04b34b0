/** What the village liaison looks up for a villager who consents. */
import { MINUTE } from '../../../calendar/durations';
import type { Change } from '../../../model/change';
import { maskName } from '../../../text/mask';
import { normalisePhone } from '../../../text/phone';
import { noticeOf } from '../../phones/told';
import { audited } from '../../scene/audited';
import { command, type Scene, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { say } from '../../scene/say';
import { count, forgotten, word } from '../../scene/slotForms';
import { notLiaison } from './unreached';
import { villagersNamed } from './villagers';

/** How long a villager's consent shows the household to the liaison. */
const LOOK_FOR = 10 * MINUTE;
/** Wrong codes after which a consent is void. */
const WRONG = 3;

/** The consent that a phone gave, and whose that phone is. */
interface Consent {
  phone: string;
  household: string | null;
  given: { code: string; until: number; wrong: number } | null;
}

/** 代查: with the code that the villager was given, the liaison reads that household for ten minutes; the villager is told. */
export const liaisonLook = command('liaison.look', {
  slots: { head: forgotten(word), group: count, phone: word, code: word },
  async load({ head, group, phone, code }, ask, scene): Promise<Consent[] | 'incomplete' | null> {
    const village = await ask.villageOf(scene.inbound.from);
    if (!village) return null;
    if (code === undefined || (phone === undefined && head === undefined)) return 'incomplete';
    const phones =
      phone === undefined ? await phonesNamed({ head, group }, village, ask) : [normalisePhone(phone)];
    return Promise.all(phones.map((one) => consentOf(one, ask)));
  },
  answer({ head, code = '' }, consents, scene) {
    if (!consents) return notLiaison();
    if (consents === 'incomplete') return howLook(head);
    const meant = consents.find(
      ({ given, household }) => household !== null && given?.code === code && scene.now <= given.until,
    );
    return meant ? look(meant, scene) : wrongCode(consents, scene);
  },
});

/** A villager's money is never shown without that villager's word: how the word is given. */
export function howLook(head?: string): Turn {
  return say({ view: 'liaison.howLook', data: { head: head === undefined ? null : maskName(head) } });
}

async function phonesNamed(
  named: { head?: string | undefined; group?: number | undefined },
  village: string,
  ask: Reads,
): Promise<string[]> {
  const households = await villagersNamed(named, village, ask);
  return (await Promise.all(households.map(({ id }) => ask.phonesOf(id)))).flat();
}

async function consentOf(phone: string, ask: Reads): Promise<Consent> {
  const [given, { household }] = await Promise.all([ask.consent(phone), ask.caller(phone)]);
  return { phone, household: household?.id ?? null, given };
}

function look({ phone, household }: Consent, scene: Scene): Turn {
  const { now, fresh, dialogue } = scene;
  const until = now + LOOK_FOR;
  return {
    reply: null,
    changes: [{ kind: 'consentUsed', phone }, audited('liaison.look', household ?? '', scene)],
    dialogue: {
      access: { ...dialogue.access, ...(household !== null && { looking: { household, until } }) },
      open: null,
    },
    notices: [noticeOf(phone, fresh, { view: 'notice.looked', data: {} })],
    leadsTo: { act: { intent: 'subsidy.query', slots: { look: true } }, page: 1 },
  };
}

/** The same words whether there is a consent or not; each that could have been meant is nearer to its end. */
function wrongCode(consents: readonly Consent[], { now }: Scene): Turn {
  const changes = consents.flatMap(({ phone, given }): Change[] => {
    if (!given) return [];
    const wrong = given.wrong + 1;
    if (wrong >= WRONG) return [{ kind: 'consentUsed', phone }];
    return [{ kind: 'consent', phone, code: given.code, at: now, until: given.until, wrong }];
  });
  return { ...say({ view: 'liaison.noConsent', data: {} }), changes };
}
