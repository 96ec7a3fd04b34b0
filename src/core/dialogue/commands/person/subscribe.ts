import type { Change } from '../../../model/change';
import { OPT_OUT_PARTS, type OptOutScope } from '../../../model/message';
import { hasStoppedAll } from '../../../notices/optOut';
import type { View } from '../../../views';
import { command, nothing, type Scene, type Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { about, among, spoken } from '../../scene/slotForms';

const PART = among(...OPT_OUT_PARTS);

/**
 * No more notices of our own accord, of all kinds or of one. Answers, and what the law makes the office say, still come.
 * Who asks why none came, or did not stop them, reads what is on and off, and nothing is stopped.
 */
export const stop = command('subscribe.stop', {
  slots: { part: PART, also: PART, about: about('subscribe.stop'), others: spoken, rating: spoken },
  writes: ({ about: asks }) => asks === undefined,
  keepsText: true,
  ends: true,
  aside: true,
  load: nothing,
  answer({ part, also, about: asks, others, rating }, _, scene) {
    if (asks !== undefined) return { ...say(stateFor(scene)), ...ofRating(rating), ...beside(others) };
    const show: View =
      part === undefined
        ? { view: 'subscribe.stopped', data: {} }
        : { view: 'subscribe.stoppedPart', data: { part, also: also ?? null } };
    const again = {
      intent: 'subscribe.start',
      slots: { ...(part && { part }), ...(also && { also }) },
    } as const;
    return {
      reply: { show, pageChoices: [{ label: { title: 'subscribe.start' }, act: again }] },
      changes: optOut([part ?? 'all', ...(also ? [also] : [])], true, scene),
      undo: again,
      ...beside(others),
    };
  },
});

/** Of a phone that is named and is not the one that writes nothing is changed: it has to write itself. */
function beside(others: true | undefined): Pick<Turn, 'note'> {
  return others ? { note: { view: 'subscribe.others', data: {} } } : {};
}

/** 别再催我打分: no message of its own asks for a score. */
function ofRating(rating: true | undefined): Pick<Turn, 'note'> {
  return rating ? { note: { view: 'subscribe.rating', data: {} } } : {};
}

/** What was named, or all that was stopped. */
export const start = command('subscribe.start', {
  slots: { part: PART, also: PART, others: spoken },
  keepsText: true,
  ends: true,
  aside: true,
  load: nothing,
  answer({ part, also, others }, _, scene) {
    const scopes =
      part === undefined
        ? (['all', ...scene.caller.stopped] as const)
        : ([part, ...(also ? [also] : []), 'all'] as const);
    // Nothing was stopped: nothing begins again.
    const show: View =
      scene.caller.stopped.length > 0 ? { view: 'subscribe.started', data: {} } : stateFor(scene);
    return {
      reply: { show },
      changes: optOut([...new Set(scopes)], false, scene),
      undo: null,
      ...beside(others),
    };
  },
});

/** What this phone has stopped: all, a part, or nothing. */
function stateFor({ caller: { stopped } }: Scene): View {
  const parts = OPT_OUT_PARTS.filter((part) => stopped.includes(part));
  if (hasStoppedAll(stopped)) return { view: 'subscribe.off', data: {} };
  const [part] = parts;
  return part === undefined
    ? { view: 'subscribe.on', data: {} }
    : { view: 'subscribe.partOff', data: { part, others: parts.length - 1 } };
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
