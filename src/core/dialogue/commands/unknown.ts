import { IDENTITY } from '../access';
import type { Command, Scene } from '../command';
import type { Dialogue } from '../dialogue';
import { CASE_ENDS } from '../facts';
import type { View } from '../views';

/** One help text in this time, and this many not-understood messages in it before all is silence: milliseconds. */
const HELP_EVERY = 10 * 60_000;
const NOISE = 5;

/** Says what can be sent, with an example that fits the person; seldom, so that two machines never talk. */
export const unknown: Command<'unknown', { number: string | null }> = {
  intent: 'unknown',
  async load(_, ask, scene) {
    if (scene.caller.household || !speaks(scene)) return { number: null };
    const cases = await ask.casesOf(scene.inbound.from);
    return { number: (cases.find((one) => !CASE_ENDS.includes(one.state)) ?? cases[0])?.number ?? null };
  },
  answer(_, { number }, scene) {
    if (wantsNothing(scene)) return { reply: null, changes: [] };
    const noise = noiseAfter(scene.dialogue.noise, scene.now);
    if (!speaks(scene)) return { reply: null, changes: [], dialogue: { noise } };
    if (scene.dialogue.open?.context.state === 'identity.ask') {
      const show = { view: 'identity.both', data: {} } as const;
      return { reply: { show, expects: IDENTITY }, changes: [], dialogue: { noise, helpedAt: scene.now } };
    }
    return { reply: { show: example(scene, number) }, changes: [], dialogue: { noise, helpedAt: scene.now } };
  },
};

/** A page or a USSD screen cannot stay silent. */
function speaks({ medium, dialogue, now }: Scene): boolean {
  if (medium !== 'sms' && medium !== 'web') return true;
  const { count } = noiseAfter(dialogue.noise, now);
  return count <= NOISE && (dialogue.helpedAt === null || now - dialogue.helpedAt >= HELP_EVERY);
}

/** Counts anew after a quiet time; once the limit is passed, only quiet ends the silence. */
function noiseAfter(noise: Dialogue['noise'], now: number): Dialogue['noise'] {
  if (noise.count === 0 || now - noise.since >= HELP_EVERY) return { count: 1, since: now };
  const count = noise.count + 1;
  return { count, since: count > NOISE ? now : noise.since };
}

/** A thank-you, or an automatic reply, by text. */
function wantsNothing({ manner, medium }: Scene): boolean {
  return manner !== null && (medium === 'sms' || medium === 'web');
}

function example({ caller }: Scene, number: string | null): View {
  if (caller.household) return { view: 'unknown.household', data: {} };
  return number === null
    ? { view: 'unknown.stranger', data: {} }
    : { view: 'unknown.applicant', data: { number } };
}
