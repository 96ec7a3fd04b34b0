/** Screens of family phones. */

import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { Caller, FamilyPhone, FamilyWaiting } from '../../../../src/core/model/people';
import { caller } from '../../../support/builders/people';
import { FARMER, NOW, STRANGER } from '../../../worlds/people';
import type { Screen } from './screen';

const SON = '+8613900005678';
const HEAD = { id: 'h1', head: '张大山', group: 3 };
const ROW: FamilyPhone = {
  ...{ id: 'f1', phone: SON, household: 'h1', state: 'live', askedBy: FARMER },
  ...{ at: NOW - 1000, until: NOW + 1000, by: SON, decidedAt: NOW },
};
const OTHER = { ...ROW, id: 'f2', phone: '+8613900005679' };
const ASKED: FamilyWaiting = { ...ROW, state: 'asked', head: '张大山', wrong: 0, isSaid: true };
const INVITED: FamilyWaiting = { ...ASKED, state: 'invited' };
const HOMES = [
  { id: 'h8', head: '王德福' },
  { id: 'h9', head: '李四' },
];

interface Known {
  rows?: FamilyPhone[];
  waiting?: FamilyWaiting[];
  /** Of whoever is no farmer. */
  other?: Partial<Caller>;
}

function known({ rows = [], waiting = [], other = {} }: Known = {}): Partial<Reads> {
  return {
    caller: async (phone) => caller(phone === FARMER ? { household: { ...HEAD, village: '柳树村' } } : other),
    household: async () => HEAD,
    phonesOf: async () => [FARMER],
    familyOf: async () => rows,
    familyWaiting: async () => waiting,
  };
}

const house = (head: string) => ({ row: { view: 'family.houseRow', data: { head } } }) as const;

export const FAMILY_SCREENS: Screen[] = [
  { view: 'family.ask', from: FARMER, texts: ['加家人'], known: known() },
  {
    view: 'family.sure',
    from: FARMER,
    texts: ['加家人', '13900005678'],
    known: known(),
    data: { head: '张*', phone: '13900005678' },
  },
  {
    view: 'family.needsCode',
    from: FARMER,
    texts: ['能不能让我儿子13900005678也收到短信', '是'],
    known: known({ waiting: [ASKED] }),
  },
  {
    view: 'family.wrongCode',
    from: FARMER,
    texts: ['JR111111'],
    known: known({ waiting: [{ ...ASKED, isSaid: false }] }),
    data: { left: 2 },
  },
  { view: 'family.invited', from: FARMER, texts: ['JR482913'], known: known({ waiting: [ASKED] }) },
  {
    view: 'family.added',
    from: FARMER,
    texts: ['JR482913'],
    known: known({ waiting: [{ ...ASKED, askedBy: SON }] }),
    data: { phone: '139****5678' },
  },
  {
    view: 'family.no',
    from: FARMER,
    texts: ['加家人13900005678'],
    known: known({ rows: [ROW] }),
    data: { why: 'already' },
  },
  { view: 'family.refused', from: FARMER, texts: ['JR0'], known: known({ waiting: [ASKED] }) },
  { view: 'family.nothing', from: FARMER, texts: ['JR1'], known: known() },
  { view: 'family.waits', from: STRANGER, texts: ['BT', '张大山 12345X', '常查'], known: known() },
  {
    view: 'family.yours',
    from: STRANGER,
    texts: ['JR1'],
    known: known({ waiting: [INVITED] }),
    data: { head: '张*', own: false },
  },
  {
    view: 'family.list',
    from: FARMER,
    texts: ['家人'],
    known: known({ rows: [ROW] }),
    data: { own: true, phones: [{ phone: '139****5678', asked: false }], homes: 0 },
    ways: [{ name: 'familyAdd' }, { row: { view: 'family.phoneRow', data: { phone: '139****5678' } } }],
  },
  {
    view: 'family.removeSure',
    from: FARMER,
    texts: ['家人', '2'],
    known: known({ rows: [ROW] }),
    ways: [{ name: 'familyDrop' }, { name: 'familyKeep' }],
  },
  { view: 'family.removed', from: FARMER, texts: ['去掉家人5678'], known: known({ rows: [ROW] }) },
  {
    view: 'family.whichToRemove',
    from: FARMER,
    texts: ['去掉家人'],
    known: known({ rows: [ROW, OTHER] }),
    ways: [{ text: '139****5678' }, { text: '139****5679' }],
  },
  { view: 'family.none', from: FARMER, texts: ['去掉家人'], known: known() },
  {
    view: 'family.left',
    from: STRANGER,
    texts: ['退出家人'],
    known: known({ other: { family: HOMES.slice(0, 1) } }),
    data: { head: '王*' },
  },
  {
    view: 'family.whichToLeave',
    from: STRANGER,
    texts: ['退出家人'],
    known: known({ other: { family: HOMES } }),
    ways: [house('王*'), house('李*')],
  },
  {
    view: 'subsidy.accountHidden',
    from: STRANGER,
    texts: ['李四的钱打到哪个折子'],
    known: known({ other: { family: HOMES } }),
    note: 'family.whose',
  },
  {
    view: 'family.which',
    from: STRANGER,
    texts: ['查补贴'],
    known: known({ other: { family: HOMES } }),
    ways: [house('王*'), house('李*')],
  },
];
