/** Screens of registered phones, of the liaison and of consent. */

import type { Reads } from '../../../../src/core/dialogue/scene/reads';
import type { Role } from '../../../../src/core/model/people';
import type { SentCode } from '../../../../src/core/model/phoneMoves';
import { caller, phoneMove, sentCode } from '../../../support/builders/people';
import { FARMER, LIAISON, NOW, STRANGER } from '../../../worlds/people';
import type { Screen } from './screen';

const PROOF = '张大山 12345X';
/** A village with a liaison, in which one household is not reached and two heads have the same name. */
export const village: Partial<Reads> = {
  villageOf: async (phone) => (phone === LIAISON ? 'v1' : null),
  unreached: async () => [{ household: 'h2', head: '李小明', group: 3, why: 'dead' }],
  householdsNamed: async (_, head) =>
    head === '李小明'
      ? [
          { id: 'h2', head, group: 3 },
          { id: 'h3', head, group: 5 },
        ]
      : [],
};

const NEW = '+8613900005678';
const HOUSEHOLD = { id: 'h1', head: '张大山', group: 3 };
const ASKED = sentCode(phoneMove(NEW));
const OF_OTHERS = sentCode(phoneMove(NEW, { askedBy: NEW }));
const UNDOING = sentCode(phoneMove(NEW, { state: 'done', decidedBy: FARMER, decidedAt: NOW }), {
  purpose: 'undo',
});

interface Home {
  sent?: SentCode[];
  phones?: string[];
  liaisons?: string[];
  /** Of every phone of the household. */
  role?: Role;
  /** The new number is somebody else's. */
  taken?: boolean;
}

/** The farmer's household, the codes that its phones were sent, and who else is concerned. */
function home({
  sent = [],
  phones = [FARMER],
  liaisons = [],
  role,
  taken = false,
}: Home = {}): Partial<Reads> {
  const own = { ...HOUSEHOLD, village: '柳树村' };
  const other = { ...own, id: 'h9' };
  return {
    caller: async (phone) =>
      caller({
        household: phone === FARMER ? own : taken && phone === NEW ? other : null,
        role: role ?? null,
      }),
    household: async () => HOUSEHOLD,
    phonesOf: async () => phones,
    liaisonsOf: async () => liaisons,
    codesSentTo: async (_phone, _since, said) =>
      sent.map((one) => ({ ...one, isSaid: one.isSaid && said === '482913' })),
  };
}

export const PHONE_SCREENS: Screen[] = [
  {
    view: 'liaison.unreached',
    from: LIAISON,
    texts: ['LXBS'],
    known: village,
    data: { count: 1 },
    ways: [{ row: { view: 'liaison.unreachedRow', data: { head: '李*', group: 3, why: 'dead' } } }],
  },
  { view: 'liaison.howReport', from: LIAISON, texts: ['LXBS', '1'], known: village },
  {
    view: 'liaison.which',
    from: LIAISON,
    texts: ['报号李小明13900005678'],
    known: village,
    data: { head: '李*' },
    ways: [
      { row: { view: 'liaison.whichRow', data: { head: '李*', group: 3 } } },
      { row: { view: 'liaison.whichRow', data: { head: '李*', group: 5 } } },
    ],
  },
  { view: 'phone.nothingAsked', from: FARMER, texts: ['GH0'] },
  { view: 'phone.noSuchCode', from: FARMER, texts: ['GH482913'] },
  { view: 'phone.byThemselves', from: FARMER, texts: ['俺儿子的号换成13900005678'] },
  { view: 'consent.none', from: STRANGER, texts: ['BT', PROOF, 'SQ'] },
  {
    view: 'help.liaison',
    from: LIAISON,
    texts: ['帮助'],
    known: { caller: async () => caller({ role: 'liaison' }) },
  },
  { view: 'phone.ask', from: FARMER, texts: ['换手机号'], known: home() },
  { view: 'phone.same', from: FARMER, texts: ['换手机号 13800000001'], known: home() },
  {
    view: 'phone.sure',
    from: FARMER,
    texts: ['换手机号 13900005678'],
    known: home(),
    data: { phone: '13900005678' },
  },
  { view: 'phone.taken', from: FARMER, texts: ['换手机号 13900005678'], known: home({ taken: true }) },
  {
    view: 'phone.tooOften',
    from: FARMER,
    texts: ['换手机号 13900005678'],
    known: home({ sent: Array(5).fill(ASKED) }),
  },
  {
    view: 'phone.needsCode',
    from: FARMER,
    texts: ['换手机号 13900005678', '是'],
    known: home({ sent: [ASKED] }),
  },
  { view: 'phone.moved', from: FARMER, texts: ['GH482913'], known: home({ sent: [ASKED] }) },
  {
    view: 'phone.wrongCode',
    from: FARMER,
    texts: ['GH482913'],
    known: home({ sent: [{ ...ASKED, isSaid: false }] }),
    data: { left: 2 },
  },
  {
    view: 'phone.codeOver',
    from: FARMER,
    texts: ['GH482913'],
    known: home({ sent: [{ ...ASKED, isSaid: false, wrong: 2 }] }),
    data: { locked: false },
  },
  { view: 'phone.tooLate', from: FARMER, texts: ['GH482913'], known: home({ sent: [ASKED], phones: [] }) },
  { view: 'phone.atOffice', from: FARMER, texts: ['换手机号'], known: home({ role: 'liaison' }) },
  { view: 'phone.kept', from: FARMER, texts: ['GH0'], known: home({ sent: [ASKED] }) },
  { view: 'phone.refused', from: FARMER, texts: ['GH0'], known: home({ sent: [OF_OTHERS] }) },
  {
    view: 'phone.whichCode',
    from: FARMER,
    texts: ['GH0'],
    known: home({ sent: [OF_OTHERS, OF_OTHERS], phones: [] }),
  },
  { view: 'phone.undoAsk', from: FARMER, texts: ['GH0'], known: home({ sent: [UNDOING] }) },
  { view: 'phone.undone', from: FARMER, texts: ['GH482913'], known: home({ sent: [UNDOING] }) },
  {
    view: 'phone.waits',
    from: STRANGER,
    texts: ['换手机号', PROOF],
    known: { ...home(), caller: async () => caller() },
    data: { old: true },
  },
  { view: 'consent.given', from: FARMER, texts: ['SQ'] },
  { view: 'liaison.only', from: FARMER, texts: ['LXBS'] },
  {
    view: 'liaison.allReached',
    from: LIAISON,
    texts: ['LXBS'],
    known: { ...village, unreached: async () => [] },
  },
  { view: 'liaison.notHere', from: LIAISON, texts: ['报号 王五 13900005678'], known: village },
  { view: 'liaison.howLook', from: LIAISON, texts: ['代查 王德福家'], known: village },
  { view: 'liaison.noConsent', from: LIAISON, texts: ['代查13800000001 482913'], known: village },
  {
    view: 'liaison.same',
    from: LIAISON,
    texts: ['报号 王五 13800000001'],
    known: { ...home(), ...village, householdsNamed: async () => [HOUSEHOLD] },
  },
  {
    view: 'liaison.whichPhone',
    from: LIAISON,
    texts: ['报号 王五 13900005678'],
    known: { ...home({ phones: [FARMER, STRANGER] }), ...village, householdsNamed: async () => [HOUSEHOLD] },
  },
  {
    view: 'liaison.reported',
    from: LIAISON,
    texts: ['GH482913'],
    known: home({ sent: [{ ...ASKED, move: { ...ASKED.move, askedBy: LIAISON } }], liaisons: [LIAISON] }),
  },
];
