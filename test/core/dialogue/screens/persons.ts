/** Screens of who says what is no request: a greeting, a cry for help, a curse, a wish for a person. */

import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { SlotsOf } from '../../../../src/core/model/intent';
import type { Manner, Understood } from '../../../../src/core/model/understood';
import { ticket } from '../../../support/builders/requests';
import { APPLICANT, FARMER, LIAISON, STRANGER } from '../../../worlds/people';
import type { Screen } from './screen';

const said = (manner: Manner, slots: SlotsOf['unknown'] = {}): Understood => ({
  intent: 'unknown',
  slots,
  manner,
});
const WITH_LIAISON: Partial<Reads> = { liaisonsOf: async () => [LIAISON] };
const CALLED: Partial<Reads> = {
  ticketsOf: async () => [ticket('HD20261122-0001', { kind: 'callback' })],
};

export const PERSON_SCREENS: Screen[] = [
  { view: 'help', from: FARMER, texts: [said('hello')] },
  { view: 'help.applicant', from: APPLICANT, texts: [said('hello')], data: { number: 'QZ20261116-0001' } },
  { view: 'help.stranger', from: STRANGER, texts: [said('hello')] },
  {
    view: 'danger',
    from: FARMER,
    texts: [said('danger', { danger: 'fire' })],
    data: { kind: 'fire' },
  },
  {
    view: 'unknown.askBack',
    from: FARMER,
    texts: [
      {
        intent: 'unknown',
        slots: {},
        askBack: [{ act: { intent: 'subsidy.query', slots: {} }, kind: null }],
      },
    ],
    ways: [{ name: 'wish.subsidy.query' }, { name: 'wish.none' }],
  },
  { view: 'danger', from: STRANGER, texts: [said('danger')], data: { kind: 'any' } },
  {
    view: 'callback.offer',
    from: FARMER,
    texts: [said('person')],
    known: WITH_LIAISON,
    data: { inPerson: false, liaison: '13800000003' },
    ways: [{ name: 'callMe' }],
  },
  {
    view: 'callback.offer',
    from: STRANGER,
    texts: [said('illiterate')],
    data: { inPerson: true, liaison: null },
  },
  { view: 'callback.taken', from: FARMER, texts: [said('person'), '1'] },
  { view: 'identity.again', from: STRANGER, texts: ['BT', '粮食直补'] },
  { view: 'callback.waits', from: FARMER, texts: [said('person')], known: CALLED, data: { day: '11月23日' } },
];
