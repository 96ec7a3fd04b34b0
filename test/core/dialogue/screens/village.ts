/** Screens of what a liaison asks of the village. */
import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { VillagersCase } from '../../../../src/core/model/cases';
import { LIAISON } from '../../../worlds/people';
import { CASES } from '../../../worlds/village';
import type { Screen } from './screen';

const theirs = CASES.slice(0, 2).map((one): VillagersCase => ({ ...one, group: 3 }));

/** Somebody with two cases, and one payment that the bank did not take. */
const known: Partial<Reads> = {
  villageOf: async (phone) => (phone === LIAISON ? 'v1' : null),
  casesInVillage: async () => ({ people: true, cases: theirs }),
  villageMoney: async () => ({
    unpaid: [{ household: 'h1', head: '李小明', group: 3, programme: '粮食直补', state: 'failed' }],
    paidTo: [{ programme: '粮食直补', group: 3, households: 1 }],
  }),
};

export const VILLAGE_SCREENS: Screen[] = [
  { view: 'liaison.howCase', from: LIAISON, texts: [{ intent: 'liaison.case', slots: {} }], known },
  {
    view: 'liaison.cases',
    from: LIAISON,
    texts: [{ intent: 'liaison.case', slots: { surname: '张' } }],
    known,
    data: { head: '张*', count: 2 },
    ways: [
      {
        row: { view: 'liaison.caseRow', data: { head: '张*', group: 3, matter: '施工许可', tail: '0001' } },
      },
    ],
  },
  {
    view: 'liaison.unpaid',
    from: LIAISON,
    texts: [{ intent: 'liaison.unpaid', slots: {} }],
    known,
    data: { count: 1, programme: null },
    ways: [
      {
        row: {
          view: 'liaison.unpaidRow',
          data: { head: '李*', group: 3, programme: '粮食直补', more: 0, state: 'failed' },
        },
      },
    ],
  },
];
