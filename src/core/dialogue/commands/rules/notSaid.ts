/** What the guide of a matter leaves out: who signs, how many copies, whether somebody else may come. */

import { type Act, type Intent, wordsIn } from '../../../model/intent';
import type { Matter } from '../../../model/matters';
import { clip } from '../../../text/clip';
import { maySee } from '../../scene/access';
import { isAnswer } from '../../scene/answering';
import type { Scene, Turn } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { subjectOf } from '../../scene/subjectOf';
import { mattersNamed } from '../guides/matterSearch';
import { offerTicket } from '../tickets/offer';

/** What it may have been taken for. */
const MAY_BE: readonly Intent[] = [
  'unknown',
  'help',
  'consult.ask',
  'matter.guide',
  'case.status',
  'subsidy.query',
];
/** Longer texts tell of something else. */
const MOST = 24;

/** Asked so of the matter that was spoken of last; null: not so, or the list of its papers has it. */
export async function leftOutOf(said: Act, scene: Scene, ask: Reads): Promise<Act | null> {
  const { dialogue, now, says } = scene;
  const words = wordsIn(said.slots) ?? '';
  const subject = subjectOf({ dialogue, now });
  const matter = subject?.kind === 'matter' || subject?.kind === 'case' ? subject.matter : undefined;
  if (matter === undefined || isAnswer(scene) || words.length > MOST || !MAY_BE.includes(said.intent))
    return null;
  const ofPapers = says.asksOfPapers.test(words);
  if (!ofPapers && !says.byAnother.test(words)) return null;
  const matters = await ask.matters();
  if (mattersNamed(matters, words, scene.matterNames).length > 0) return null;
  const spokenOf = matters.find(({ name }) => name === matter);
  const one = subject?.caseNo === undefined ? null : await ask.caseByNumber(subject.caseNo);
  // Of a paper that is ready, what is told of it says who may come.
  if (one?.state === 'certified' && !ofPapers && maySee(one, scene))
    return { intent: 'case.status', slots: { caseNo: one.number, about: 'collect' } };
  const listed = `${spokenOf?.guide?.papers.join(' ') ?? ''} ${one?.state === 'supplement' ? one.note : ''}`;
  if (!spokenOf || (ofPapers && says.tellsOfPapers.test(listed))) return null;
  return { intent: 'consult.ask', slots: { words, of: matter } };
}

export function notSaid({ name, guide }: Matter, words: string, scene: Scene): Turn {
  const data = { matter: clip(name, 12), phone: guide?.phone ?? null };
  // Whoever answers it reads of what it was asked.
  const turn = offerTicket('consult', `${name}：${words}`, { view: 'guide.notSaid', data }, scene);
  return { ...turn, subject: { kind: 'matter', matter: name } };
}
