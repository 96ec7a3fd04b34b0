import type { Choice, Command } from '../command';

const CHOICES: Choice[] = [
  { label: { name: 'subsidy' }, act: { intent: 'subsidy.query', slots: {} } },
  { label: { name: 'case' }, act: { intent: 'case.status', slots: {} } },
  { label: { name: 'guide' }, act: { intent: 'matter.guide', slots: {} } },
  { label: { name: 'visit' }, act: { intent: 'appointment.book', slots: {} } },
  { label: { name: 'complaint' }, act: { intent: 'complaint.file', slots: {} } },
  { label: { name: 'consult' }, act: { intent: 'consult.ask', slots: {} } },
  { label: { name: 'news' }, act: { intent: 'news.latest', slots: {} } },
  { label: { name: 'help' }, act: { intent: 'help', slots: {} } },
];

export const menu: Command<'menu'> = {
  intent: 'menu',
  load: async () => null,
  answer: () => ({
    reply: {
      show: { view: 'menu', data: {} },
      choices: CHOICES,
      expects: { state: 'menu', expects: 'choice', options: CHOICES.length },
    },
    changes: [],
  }),
};
