import type { Change } from '../../../model/change';
import type { OptOutPart, OptOutScope } from '../../../model/people';
import type { Command, Scene } from '../../scene/command';

/** What a person may stop by itself, and the words that name it. */
const PARTS: [OptOutPart, RegExp][] = [
  ['payments', /补贴|补助|惠农|发放|payment|subsid/i],
  ['cases', /办件|进度|审批|case/i],
  ['reminders', /提醒|remind/i],
];

/** No more notices of our own accord, of all kinds or of one. Answers, and what the law makes the office say, still come. */
export const stop: Command<'subscribe.stop'> = {
  intent: 'subscribe.stop',
  load: async () => null,
  answer(_slots, _facts, scene) {
    const scope = named(scene) ?? 'all';
    const show =
      scope === 'all'
        ? ({ view: 'subscribe.stopped', data: {} } as const)
        : ({ view: 'subscribe.stoppedPart', data: { part: scope } } as const);
    return { reply: { show }, changes: optOut([scope], true, scene) };
  },
};

/** What was named, or all that was stopped. */
export const start: Command<'subscribe.start'> = {
  intent: 'subscribe.start',
  load: async () => null,
  answer(_slots, _facts, scene) {
    const part = named(scene);
    const scopes = part === null ? ['all' as const, ...scene.caller.stopped] : [part, 'all' as const];
    return {
      reply: { show: { view: 'subscribe.started', data: {} } },
      changes: optOut([...new Set(scopes)], false, scene),
    };
  },
};

function named({ said }: Scene): OptOutPart | null {
  const text = said.normalize('NFKC');
  return PARTS.find(([, words]) => words.test(text))?.[0] ?? null;
}

function optOut(scopes: OptOutScope[], stopped: boolean, { inbound, now }: Scene): Change[] {
  const { from: phone, id } = inbound;
  return [
    ...scopes.map((scope): Change => ({ kind: 'optOut', phone, scope, stopped, at: now })),
    {
      kind: 'audit',
      id: `${id}:optOut`,
      at: now,
      actor: phone,
      action: stopped ? 'optOut.stop' : 'optOut.start',
      subject: scopes.join(' '),
    },
  ];
}
