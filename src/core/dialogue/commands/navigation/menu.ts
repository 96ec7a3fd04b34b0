import type { Caller } from '../../../model/people';
import type { Choice, Command, Scene } from '../../scene/command';
import { isOffice } from '../../scene/office';
import { OFFICE_CHOICES } from '../office/officeCases';

/** `9` and `0` are taken. */
const ROWS = 8;

/** What most people come for, in the order that they know. */
const FIRST: readonly Choice[] = [
  { label: { name: 'subsidy' }, act: { intent: 'subsidy.query', slots: {} } },
  { label: { name: 'case' }, act: { intent: 'case.status', slots: {} } },
  { label: { name: 'guide' }, act: { intent: 'matter.guide', slots: {} } },
  { label: { name: 'visit' }, act: { intent: 'appointment.book', slots: {} } },
  { label: { name: 'complaint' }, act: { intent: 'complaint.file', slots: {} } },
  { label: { name: 'consult' }, act: { intent: 'consult.ask', slots: {} } },
  { label: { name: 'news' }, act: { intent: 'news.latest', slots: {} } },
  { label: { name: 'help' }, act: { intent: 'help', slots: {} } },
];
/** What is asked for less often. */
const MORE: readonly Choice[] = [
  { label: { name: 'rate' }, act: { intent: 'case.rate', slots: {} } },
  { label: { name: 'expedite' }, act: { intent: 'case.expedite', slots: {} } },
  { label: { name: 'visitDrop' }, act: { intent: 'appointment.cancel', slots: {} } },
  { label: { name: 'phone' }, act: { intent: 'contact.changePhone', slots: {} } },
  { label: { name: 'consent' }, act: { intent: 'consent.give', slots: {} } },
  { label: { name: 'stop' }, act: { intent: 'subscribe.stop', slots: {} } },
  { label: { name: 'start' }, act: { intent: 'subscribe.start', slots: {} } },
];
const LIAISONS: readonly Choice[] = [
  { label: { name: 'unreached' }, act: { intent: 'liaison.unreached', slots: {} } },
  { label: { name: 'report' }, act: { intent: 'liaison.report', slots: {} } },
  { label: { name: 'look' }, act: { intent: 'liaison.look', slots: {} } },
];

/** All that there is to choose from, screen by screen; whoever has an office finds its work first. */
export function menuPages(caller: Pick<Caller, 'role' | 'gone'>): Choice[][] {
  const all = [...workOf(caller), ...FIRST, ...MORE];
  const pages = Math.ceil(all.length / ROWS);
  return Array.from({ length: pages }, (_, index) => all.slice(index * ROWS, (index + 1) * ROWS));
}

function workOf(caller: Pick<Caller, 'role' | 'gone'>): readonly Choice[] {
  if (isOffice(caller)) return OFFICE_CHOICES;
  return caller.role === 'liaison' && !caller.gone ? LIAISONS : [];
}

export const menu: Command<'menu'> = {
  intent: 'menu',
  load: async () => null,
  answer(_slots, _facts, scene) {
    const all = menuPages(scene.caller);
    const pages = all.length;
    const page = Math.min(Math.max(scene.page, 1), pages);
    const choices = [...(all[page - 1] ?? []), ...(page === pages ? [otherLanguage(scene)] : [])];
    return {
      reply: {
        show: { view: 'menu', data: {} },
        choices,
        expects: { state: 'menu', expects: 'choice', options: choices.length },
        list: { page, pages, rows: [] },
      },
      changes: [],
    };
  },
};

/** Named in itself: whoever needs it reads no other. */
function otherLanguage({ language }: Scene): Choice {
  const other = language === 'en' ? 'zh-CN' : 'en';
  return {
    label: { name: `language.${other}` },
    act: { intent: 'language.choose', slots: { language: other } },
  };
}
