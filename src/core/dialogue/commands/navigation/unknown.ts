import { MINUTE } from '../../../calendar/durations';
import { hasEnded } from '../../../model/cases';
import type { Dialogue } from '../../../model/dialogue';
import type { Medium } from '../../../model/message';
import type { View } from '../../../views';
import { IDENTITY, isOffice } from '../../scene/access';
import { command, type Scene } from '../../scene/command';
import { spoken } from '../../scene/slotForms';
import { noSuch } from './navigation';

/** One help text in this time, milliseconds. */
const HELP_EVERY = 10 * MINUTE;
/** So many not-understood messages in that time get a word: the last of them says where people are. After it all is silence. */
const PATIENCE = 3;

/**
 * Says what can be sent, with an example that fits the person; a second time in other, shorter words; at last where
 * somebody helps. Who types with difficulty is not left alone, and two machines never talk for long.
 */
export const unknown = command('unknown', {
  slots: { digits: spoken },
  linked: false,
  writes: false,
  public: true,
  keepsText: true,
  aside: true,
  async load(_, ask, scene): Promise<{ number: string | null }> {
    if (scene.caller.household || !speaks(scene)) return { number: null };
    const cases = await ask.casesOf(scene.inbound.from);
    return { number: (cases.find((one) => !hasEnded(one)) ?? cases[0])?.number ?? null };
  },
  answer({ digits }, { number }, scene) {
    if (wantsNothing(scene)) return { reply: null, changes: [] };
    const { open } = scene.dialogue;
    if (open && digits && picksFromList(scene)) return noSuch(open, scene);
    const noise = noiseAfter(scene.dialogue.noise, scene.now);
    if (!speaks(scene)) return { reply: null, changes: [], dialogue: { noise } };
    const brief = briefly(scene, noise.count);
    if (brief) return { reply: { show: { view: brief, data: {} } }, changes: [], dialogue: { noise } };
    if (scene.dialogue.open?.context.state === 'identity.ask') {
      const show = { view: 'identity.both', data: {} } as const;
      return { reply: { show, expects: IDENTITY }, changes: [], dialogue: { noise, helpedAt: scene.now } };
    }
    return { reply: { show: example(scene, number) }, changes: [], dialogue: { noise, helpedAt: scene.now } };
  },
});

/** A page or a USSD screen cannot stay silent. */
function speaks({ medium, dialogue, now }: Scene): boolean {
  return !isTexted(medium) || noiseAfter(dialogue.noise, now).count <= PATIENCE;
}

/** What is said instead of the help text to who asks for a person, or had that text a moment ago. */
function briefly({ manner, dialogue, caller, now }: Scene, count: number): BriefView | null {
  if (manner === 'long') return 'unknown.long';
  if (manner === 'person' || count >= PATIENCE) return 'unknown.person';
  // What a leader can send is one line.
  if (isOffice(caller)) return null;
  const helped = dialogue.helpedAt !== null && now - dialogue.helpedAt < HELP_EVERY;
  return helped && dialogue.open?.context.state !== 'identity.ask' ? 'unknown.again' : null;
}

type BriefView = 'unknown.again' | 'unknown.long' | 'unknown.person';

function isTexted(medium: Medium): boolean {
  return medium === 'sms' || medium === 'web';
}

/** The breaker: counts anew after a quiet time; once patience is at its end, only quiet ends the silence. */
function noiseAfter(noise: Dialogue['noise'], now: number): Dialogue['noise'] {
  if (noise.count === 0 || now - noise.since >= HELP_EVERY) return { count: 1, since: now };
  const count = noise.count + 1;
  return { count, since: count > PATIENCE ? now : noise.since };
}

/** A number there is meant for a line, and the list has no such line. */
function picksFromList({ medium, dialogue }: Scene): boolean {
  return medium === 'ussd' && (dialogue.open?.choices.length ?? 0) > 0;
}

/** A thank-you, or an automatic reply, by text. */
function wantsNothing({ manner, medium }: Scene): boolean {
  return (manner === 'courtesy' || manner === 'automatic') && isTexted(medium);
}

function example({ caller }: Scene, number: string | null): View {
  if (isOffice(caller)) return { view: 'unknown.leader', data: {} };
  if (caller.household) return { view: 'unknown.household', data: {} };
  return number === null
    ? { view: 'unknown.stranger', data: {} }
    : { view: 'unknown.applicant', data: { number } };
}
