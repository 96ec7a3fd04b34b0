/** Step 2: what the request is for. It reads and writes nothing. */
import { actOf, isPublic, writes } from '../../core/dialogue/links';
import { understand } from '../../core/language/understand';
import type { Understood } from '../../core/model/understood';
import { languageOf, lookAt, lookOf } from './addresses';
import type { PageAction, PageContent, PageTools, Proof, Visitor } from './steps';
import { caseNumber, domesticPhone } from './typedFields';

type Tools = Pick<PageTools, 'lexicon'>;

export function understandAsk(tools: Tools, visitor: Visitor): PageAction {
  // A session that is over shows nothing of what was asked for.
  if (visitor.lost) return show({ page: 'menu', note: 'lost' });
  if (visitor.proof) return afterProof(visitor.proof);
  const { name, method, fields } = visitor.ask;
  const isPost = method === 'post';
  switch (name) {
    case '':
    case 'menu':
      return show({ page: 'menu' });
    case 'more':
      return show({ page: 'more' });
    case 'sign':
      return isPost ? askedForCode(visitor) : show({ page: 'sign', note: 'signHow', goal: goalOf(visitor) });
    case 'code':
      return show({ page: 'sign', note: 'signHow', goal: null });
    case 'case':
      return show({ page: 'case', note: 'caseHow' });
    case 'language':
      return isPost ? languageChosen(fields.to) : show({ page: 'menu' });
    case 'out':
      return isPost ? { do: 'signOut' } : show({ page: 'more' });
    case 'say':
      return isPost ? said(tools, visitor, (fields.text ?? '').trim()) : show({ page: 'menu' });
    default:
      return followed(tools, visitor, actOf(name, fields));
  }
}

function show(content: PageContent): PageAction {
  return { do: 'show', content };
}

/** What came of a code or of a case's four characters. */
function afterProof(proof: Proof): PageAction {
  switch (proof.kind) {
    case 'signedIn': {
      const goal = lookOf(proof.goal);
      return goal ? { do: 'converse', doing: { act: goal } } : show({ page: 'menu' });
    }
    case 'noCodeAsked':
      return show({ page: 'sign', note: 'signHow', goal: null });
    case 'codeVoid':
      return show({ page: 'sign', note: 'codeOver', goal: proof.goal });
    case 'codeMalformed':
      return show({ page: 'code', note: 'codeForm' });
    case 'codeWrong':
      return show({ page: 'code', note: 'codeWrong', left: proof.left });
    case 'caseProved':
      return { do: 'converse', doing: { act: { intent: 'case.status', slots: { caseNo: proof.caseNo } } } };
    case 'caseRefused':
      return show({ page: 'case', note: proof.note });
  }
}

function askedForCode(visitor: Visitor): PageAction {
  const phone = domesticPhone(visitor.ask.fields.phone);
  const goal = goalOf(visitor);
  return phone === null ? show({ page: 'sign', note: 'noPhone', goal }) : { do: 'sendCode', phone, goal };
}

function languageChosen(segment = ''): PageAction {
  const language = languageOf(segment);
  return language === null ? show({ page: 'menu' }) : { do: 'chooseLanguage', language };
}

/** The link that signing in leads on to, if it is one that changes nothing. */
function goalOf({ ask, session }: Visitor): string | null {
  return [ask.fields.goal, session?.state.goal].find((one) => lookOf(one) !== null) ?? null;
}

/** A link that was followed, or a form that was posted. */
function followed(tools: Tools, { ask, phone }: Visitor, act: Understood | null): PageAction {
  if (!act) return show({ page: 'menu', note: 'nothingHere' });
  if (phone === null && !isPublic(act)) return signInFor(act);
  // What may change something is never done by an address alone: a preview or a history would do it again.
  if (ask.method === 'get' && writes(act)) return show({ page: 'confirm', act });
  const { caseNo } = ask.fields;
  if (ask.method === 'get' || act.intent !== 'case.status' || caseNo === undefined)
    return { do: 'converse', doing: { act } };
  // The number of a case as people type it, in place of a matter.
  const number = caseNumber(caseNo, tools.lexicon);
  return { do: 'converse', doing: { act: number === null ? act : { ...act, slots: { caseNo: number } } } };
}

/** A guest proves a case by its number; all else that is not public needs the phone. */
function signInFor(act: Understood): PageAction {
  if (act.intent === 'case.status') return show({ page: 'case', note: 'caseHow' });
  const goal = writes(act) ? null : lookAt(act, act.page);
  return show({ page: 'sign', note: 'signFirst', goal });
}

function said(tools: Tools, { phone }: Visitor, words: string): PageAction {
  if (words === '') return show({ page: 'menu' });
  // Words of somebody who is known mean what they mean in the open dialogue: that is read with the turn.
  const meaning = phone === null ? understand(words, null, tools.lexicon) : null;
  return meaning === null || isPublic(meaning) || asksInPassing(meaning, words, tools)
    ? { do: 'converse', doing: { words } }
    : signInFor(meaning);
}

/** 几点下班, 叫我交钱是骗子吗: what is nobody's own is answered to anybody; what is to be written down needs a phone. */
function asksInPassing({ intent }: Understood, words: string, { lexicon }: Tools): boolean {
  return intent === 'consult.ask' && !lexicon.says.asksOutright.test(words);
}
