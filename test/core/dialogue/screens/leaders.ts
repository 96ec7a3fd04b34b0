/** Screens of leaders and supervisors. */

import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import { caller } from '../../../support/builders/people';
import { ticket } from '../../../support/builders/requests';
import { APPLICANT, DEPUTY } from '../../../worlds/people';
import { CASES } from '../../../worlds/village';
import type { Screen } from './screen';

const [PARALLEL = '', SUPPLEMENT = ''] = CASES.map(({ number }) => number);

/** What a leader of 住建局 finds, who was asked for haste so often. */
function asked(...cases: string[]): Partial<Reads> {
  const tickets = cases.map((about, index) =>
    ticket(`TQ20261123-041${index}`, { kind: 'expedite', phone: APPLICANT, case: about }),
  );
  const numbers = CASES.map(({ number }) => number);
  return {
    caller: async () => caller({ role: 'leader' }),
    officeCases: async () => ({ count: numbers.length, numbers }),
    hasteAsked: async () => tickets,
  };
}

export const LEADER_SCREENS: Screen[] = [
  { view: 'help.leader', from: DEPUTY, texts: ['帮助'], known: asked() },
  { view: 'unknown.leader', from: DEPUTY, texts: ['今天开会吗'], known: asked() },
  {
    view: 'office.list',
    from: DEPUTY,
    texts: ['超期'],
    known: asked(),
    data: { which: 'late', count: 3 },
    ways: [
      {
        row: {
          view: 'office.row',
          data: { department: null, matter: '施工许可', tail: '0001', promised: '11月30日' },
        },
      },
    ],
  },
  { view: 'office.case', from: DEPUTY, texts: [PARALLEL], known: asked(), data: { number: PARALLEL } },
  { view: 'office.noCase', from: DEPUTY, texts: [SUPPLEMENT], known: asked(), data: { number: SUPPLEMENT } },
  {
    view: 'office.todo',
    from: DEPUTY,
    texts: ['待办'],
    known: asked(PARALLEL),
    ways: [
      { row: { view: 'office.hasteRow', data: { applicant: '张*', matter: '施工许可', tail: '0001' } } },
    ],
  },
  {
    view: 'office.todo',
    from: DEPUTY,
    texts: ['待办'],
    known: {
      ...asked(),
      caller: async () => caller({ role: 'leader', alerts: [{ id: 'a1', case: PARALLEL, at: 0 }] }),
    },
    ways: [{ row: { view: 'office.alertRow', data: { matter: '施工许可', tail: '0001' } } }],
  },
  { view: 'haste.none', from: DEPUTY, texts: ['同意 TQ20261123-0417'], known: asked() },
  { view: 'haste.show', from: DEPUTY, texts: ['1'], known: asked(PARALLEL) },
  {
    view: 'haste.which',
    from: DEPUTY,
    texts: ['同意'],
    known: asked(PARALLEL, SUPPLEMENT),
    ways: [
      { row: { view: 'office.hasteRow', data: { applicant: '张*', matter: '施工许可', tail: '0001' } } },
    ],
  },
  { view: 'haste.why', from: DEPUTY, texts: ['不同意'], known: asked(PARALLEL) },
  { view: 'haste.harmful', from: DEPUTY, texts: ['同意 见 www.example.com'], known: asked(PARALLEL) },
  { view: 'haste.told', from: DEPUTY, texts: ['同意'], known: asked(PARALLEL) },
];
