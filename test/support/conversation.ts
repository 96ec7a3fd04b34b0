/** The conversation without its shell: understanding, conversing and rendering over a village in memory. */

import { converse, isMachine, isRepeat } from '../../src/core/dialogue/converse';
import { newDialogue } from '../../src/core/dialogue/newDialogue';
import type { Choice, Reply } from '../../src/core/dialogue/scene/command';
import type { Reads } from '../../src/core/dialogue/scene/reads';
import type { Change } from '../../src/core/model/change';
import type { Inbound, OptOutScope } from '../../src/core/model/message';
import type { Understood } from '../../src/core/model/understood';
import type { Notice } from '../../src/core/notices/notice';
import type { View, ViewName } from '../../src/core/views';
import { understandCaller } from '../../src/service/answer/understandCaller';
import { namesOf } from '../../src/service/render/names';
import { NOW } from '../worlds/people';
import { rememberedOf, village } from '../worlds/village';
import { lexicon } from './lexicon';
import { renderer } from './renderer';
import { RULES } from './rules';

/** A view with its data, and what its digits stand for. */
export type Seen = View & { ways: Choice['label'][]; note?: ViewName };

/** `known`: what the village knows otherwise. */
export function conversation(known: Partial<Reads> = {}) {
  const stored = new Map<string, string>();
  const changes: Change[] = [];
  const notices: Notice[] = [];
  const ask: Reads = { ...village(stored), ...known };
  let now = NOW;
  let count = 0;

  /** `said`: a text, or what one was understood as. */
  async function answer(from: string, said: string | Understood, connection: string) {
    const [text, meant] = typeof said === 'string' ? [said, null] : [`said ${count}`, said];
    const inbound: Inbound = {
      id: `m${++count}`,
      gateway: 'cm',
      medium: 'sms',
      from,
      to: '10628',
      text,
      at: now,
      connection,
    };
    if (isMachine(inbound)) return null;
    // What is remembered stays so, whoever the test says is on the phone.
    const known = await ask.caller(from);
    const dialogueOf = known.dialogue ?? rememberedOf(stored, from);
    const caller = { ...known, dialogue: dialogueOf, stopped: stoppedBy(from, changes, known.stopped) };
    const dialogue = caller.dialogue ?? newDialogue(from, 'zh-CN');
    const where = { caller, dialogue, medium: inbound.medium, now };
    const understood =
      meant ?? (await understandCaller(text, where, { store: { reads: ask }, lexicon, renderer }));
    if (isRepeat(dialogue, inbound, understood)) return null;
    const settings = {
      language: 'zh-CN',
      utcOffset: 480,
      ...namesOf(renderer),
      says: lexicon.says,
      families: RULES.limits,
    } as const;
    const fresh = { id: `fresh${count}`, secret: String(count).padEnd(13, '7') };
    const outcome = await converse(understood, { inbound, caller, now, fresh }, ask, settings);
    stored.set(from, JSON.stringify(outcome.dialogue));
    changes.push(...outcome.changes);
    notices.push(...outcome.notices);
    return outcome;
  }

  return {
    /** The texts that come back. */
    async say(from: string, text: string | Understood, connection = 'a'): Promise<string[]> {
      const outcome = await answer(from, text, connection);
      return outcome?.reply ? [renderer.render(outcome.reply, outcome.language, 'sms').text] : [];
    },
    /** What is shown for the last of these texts, before it is words; null is silence. */
    async see(from: string, ...texts: (string | Understood)[]): Promise<Seen | null> {
      let reply: Reply | null = null;
      for (const text of texts) reply = (await answer(from, text, 'a'))?.reply ?? null;
      if (!reply) return null;
      const ways = (reply.choices ?? []).map(({ label }) => label);
      return { ...reply.show, ways, ...(reply.note && { note: reply.note.view }) };
    },
    wait: (ms: number) => {
      now += ms;
    },
    changes,
    notices,
    /** Everything remembered, as it is stored. */
    memory: () => [...stored.values()].join('\n'),
  };
}

/** What a phone has stopped after these changes. */
function stoppedBy(phone: string, changes: readonly Change[], before: readonly OptOutScope[]): OptOutScope[] {
  return changes.reduce<OptOutScope[]>(
    (scopes, change) => {
      if (change.kind !== 'optOut' || change.phone !== phone) return scopes;
      const others = scopes.filter((scope) => scope !== change.scope);
      return change.stopped ? [...others, change.scope] : others;
    },
    [...before],
  );
}
