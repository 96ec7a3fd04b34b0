import type { Matter } from '../../../model/matters';
import { clip } from '../../../text/clip';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import { about, MATTER, word } from '../../scene/slotForms';
import { findMatters } from './matterSearch';

const SHOWN = 24;

/** 办事指南: papers, place, hours, fee and time of a matter; a list where several or none was named. */
export const matterGuide = command('matter.guide', {
  slots: { matter: word, about: about('matter.guide') },
  writes: false,
  public: true,
  keepsText: true,
  above: 'matter.guide',
  asks: { 'guide.ask': { form: () => ({ fields: [MATTER] }), ended: 'look' } },
  load: (_, ask) => ask.matters(),
  answer({ matter: words }, matters, scene) {
    if (words === undefined) return list(matters, scene, { view: 'guide.ask', data: {} });
    const found = findMatters(matters, words, scene.matterNames).slice(0, SHOWN);
    const [one] = found;
    if (!one) return none(words);
    if (found.length === 1) return detail(one);
    return list(found, scene, { view: 'guide.list', data: { count: found.length } });
  },
});

function list(matters: Matter[], scene: Scene, show: NonNullable<Turn['reply']>['show']): Turn {
  const { rows, page, pages } = pageOf(matters, scene.page, scene.medium, scene.language);
  const choices = rows.map(
    ({ name }): Choice => ({
      label: { text: clip(name, 12) },
      act: { intent: 'matter.guide', slots: { matter: name } },
    }),
  );
  return {
    reply: {
      show,
      choices,
      expects: { state: 'guide.ask', expects: 'matter', options: rows.length },
      list: { page, pages, rows: [] },
    },
    changes: [],
  };
}

function none(words: string): Turn {
  return {
    reply: {
      show: { view: 'guide.none', data: { asked: clip(words, 12) } },
      expects: { state: 'guide.ask', expects: 'matter' },
    },
    changes: [],
  };
}

function detail({ name, department, promisedDays, guide }: Matter): Turn {
  const matter = clip(name, 12);
  if (!guide) {
    const data = { matter, department: clip(department, 10), days: promisedDays };
    return { reply: { show: { view: 'guide.bare', data } }, changes: [] };
  }
  const { papers, place, hours, fee, phone, seats } = guide;
  const visits = seats.am + seats.pm > 0;
  const show = {
    view: 'guide.detail',
    data: {
      matter,
      department: clip(department, 10),
      papers: papers.join('、'),
      place,
      hours,
      fee,
      days: promisedDays,
      phone,
      visits,
    },
  } as const;
  if (!visits) return { reply: { show }, changes: [] };
  const choices: Choice[] = [
    { label: { name: 'visit' }, act: { intent: 'appointment.book', slots: { matter: name } } },
  ];
  return {
    reply: { show, choices, expects: { state: 'menu', expects: 'choice', options: 1 } },
    changes: [],
  };
}
