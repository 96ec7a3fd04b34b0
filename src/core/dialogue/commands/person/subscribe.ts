import type { Change } from '../../../model/change';
import type { OptOutScope } from '../../../model/people';
import type { View } from '../../../views';
import { command, nothing, type Scene } from '../../scene/command';
import { among } from '../../scene/slotForms';

/** What a person may stop by itself. */
const PARTS = ['payments', 'cases', 'reminders'] as const;

/** No more notices of our own accord, of all kinds or of one. Answers, and what the law makes the office say, still come. */
export const stop = command('subscribe.stop', {
  slots: { part: among(...PARTS) },
  keepsText: true,
  ends: true,
  aside: true,
  load: nothing,
  answer({ part }, _, scene) {
    const show: View =
      part === undefined
        ? { view: 'subscribe.stopped', data: {} }
        : { view: 'subscribe.stoppedPart', data: { part } };
    return { reply: { show }, changes: optOut([part ?? 'all'], true, scene) };
  },
});

/** What was named, or all that was stopped. */
export const start = command('subscribe.start', {
  slots: { part: among(...PARTS) },
  keepsText: true,
  ends: true,
  aside: true,
  load: nothing,
  answer({ part }, _, scene) {
    const scopes = part === undefined ? ['all' as const, ...scene.caller.stopped] : [part, 'all' as const];
    return {
      reply: { show: { view: 'subscribe.started', data: {} } },
      changes: optOut([...new Set(scopes)], false, scene),
    };
  },
});

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
