import type { CaseFacts } from '../../../model/cases';
import type { Payment } from '../../../model/payments';
import type { Ticket } from '../../../model/tickets';
import { askIdentity, householdShown } from '../../scene/access';
import { command, type Scene, type Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { leadTo, say } from '../../scene/say';
import { about, spoken, word, year, yes } from '../../scene/slotForms';
import { subjectOf } from '../../scene/subjectOf';
import { casesNamed } from '../cases/casesMeant';
import { accountTurn } from './account';
import { disputeTurn } from './dispute';
import { lostTurn } from './lost';
import { missingTurn, nextTurn } from './missing';
import { type Asked, type Money, meant, ofName, partRevoked } from './money';
import { nothingTurn } from './notOnRecord';
import { oneTurn } from './onePayment';
import { othersTurn } from './others';
import { listTurn } from './paymentList';
import { withProgramme } from './programmeMeant';
import { reasonTurn } from './reasons';
import { severalTurn } from './several';
import { sumTurn } from './sum';
import { whichHouseTurn } from './whichHouse';

interface Facts {
  /** With the programme that the words mean. */
  asked: Asked;
  /** Null where this phone may see nobody's. */
  money: Money | null;
  cases: CaseFacts[];
  /** What this phone asked before, where something is to be passed on. */
  tickets: Ticket[];
}

/** What was paid, what was not and why: one payment in words, several as a list, what is still owed first. */
export const subsidyQuery = command('subsidy.query', {
  slots: {
    all: yes,
    year,
    programme: word,
    about: about('subsidy.query'),
    also: spoken,
    words: spoken,
    look: yes,
    others: spoken,
    proved: yes,
    family: word,
    agreed: yes,
  },
  writes: ({ about, agreed }) => about === 'dispute' && agreed === true,
  keepsText: true,
  above: 'subsidy.query',
  async load(said, ask, scene): Promise<Facts> {
    const [household, tickets] = await Promise.all([
      householdShown(said, ask, scene),
      said.agreed ? ask.ticketsOf(scene.inbound.from) : [],
    ]);
    const all = household ? await ask.payments(household.id) : [];
    const asked = withProgramme(said, all, scene);
    const cases = await casesOfName(asked, all, ask, scene);
    return {
      asked,
      money: household && { head: household.head, ...partRevoked(all), cases },
      cases,
      tickets,
    };
  },
  answer(_, { asked, money, cases, tickets }, scene) {
    // What to do about a lost card is nobody's data.
    if (asked.about === 'lost') return lostTurn(scene);
    if (asked.others) return othersTurn(asked, scene);
    if (!money) return unseen(asked, cases, scene);
    if (asked.about === 'dispute') return disputeTurn(withRevoked(money), tickets, asked, scene);
    return revokedTurn(money, asked, scene) ?? moneyTurn(othersThan(money, asked, scene), asked, scene);
  },
});

/** What was taken back may be disputed as well. */
function withRevoked(money: Money): Money {
  return { ...money, payments: [...money.payments, ...money.revoked] };
}

/** Own applications for money of this name: beside it, or where none of it is on record. */
async function casesOfName(
  { programme, look, proved, family, about }: Asked,
  payments: readonly Payment[],
  ask: Reads,
  scene: Scene,
): Promise<CaseFacts[]> {
  if (programme === undefined || look || proved || family !== undefined) return [];
  if (about !== undefined && ofName(payments, programme).length > 0) return [];
  return casesNamed(programme, await ask.casesOf(scene.inbound.from), ask, scene);
}

/** Nobody's money may be shown here; an own application for it may. */
function unseen(asked: Asked, [applied]: CaseFacts[], scene: Scene): Turn {
  if (asked.look) return say({ view: 'liaison.noConsent', data: {} });
  if (asked.proved) return othersTurn(asked, scene);
  const { family = [] } = scene.caller;
  if (asked.family === undefined && family.length > 1) return whichHouseTurn(family, asked);
  if (applied) return leadTo({ intent: 'case.status', slots: { caseNo: applied.number } });
  return askIdentity({ intent: 'subsidy.query', slots: asked }, scene.dialogue);
}

/** 别的都到了吧: what was spoken of is known. */
function othersThan(money: Money, { words = '', programme }: Asked, scene: Scene): Money {
  const known = subjectOf(scene)?.programme;
  if (known === undefined || programme !== undefined || !scene.says.otherOnes.test(words)) return money;
  return { ...money, payments: money.payments.filter((one) => one.programme !== known) };
}

/** That it was taken back, and why, where nothing else stands of what is asked for. */
function revokedTurn(money: Money, asked: Asked, scene: Scene): Turn | null {
  if (asked.also || asked.about === 'account') return null;
  if (meant(money, asked, scene).length > 0) return null;
  const [first] = meant({ payments: money.revoked }, asked, scene);
  return first ? oneTurn(first, money, asked, scene) : null;
}

function moneyTurn(money: Money, asked: Asked, scene: Scene): Turn {
  const { programme, also = [] } = asked;
  if (also.length > 0)
    return severalTurn(money, programme === undefined ? also : [programme, ...also], asked, scene);
  switch (asked.about) {
    case 'total':
      return sumTurn(money, asked, scene);
    case 'missing':
      return missingTurn(money, asked, scene);
    case 'next':
      return nextTurn(money, asked, scene);
    case 'account':
      return accountTurn(money, asked, scene);
    case 'why':
    case 'fix':
      return reasonTurn(money, asked, scene);
    default:
      return shownTurn(money, asked, scene);
  }
}

function shownTurn(money: Money, asked: Asked, scene: Scene): Turn {
  const payments = meant(money, asked, scene);
  const [first] = payments;
  if (!first) return nothingTurn(money, asked, scene);
  return payments.length > 1 ? listTurn(money, payments, asked, scene) : oneTurn(first, money, asked, scene);
}
