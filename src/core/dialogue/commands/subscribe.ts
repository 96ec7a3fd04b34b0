import type { Command, Scene, Turn } from '../command';

/** No more notices of our own accord. Answers, and what the law makes the office say, still come. */
export const stop: Command<'subscribe.stop'> = {
  intent: 'subscribe.stop',
  load: async () => null,
  answer: (_slots, _facts, scene) => optOut(scene, true),
};

export const start: Command<'subscribe.start'> = {
  intent: 'subscribe.start',
  load: async () => null,
  answer: (_slots, _facts, scene) => optOut(scene, false),
};

function optOut({ inbound, now }: Scene, stopped: boolean): Turn {
  return {
    reply: { show: { view: stopped ? 'subscribe.stopped' : 'subscribe.started', data: {} } },
    changes: [
      { kind: 'optOut', phone: inbound.from, scope: 'all', stopped, at: now },
      {
        kind: 'audit',
        id: `${inbound.id}:optOut`,
        at: now,
        actor: inbound.from,
        action: stopped ? 'optOut.stop' : 'optOut.start',
        subject: 'all',
      },
    ],
  };
}
