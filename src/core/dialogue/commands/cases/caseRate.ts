import { day } from '../../../calendar/day';
import { DAY } from '../../../calendar/durations';
import { type CaseFacts, hasEnded } from '../../../model/cases';
import type { Act, SlotsOf } from '../../../model/intent';
import type { Rating } from '../../../model/tickets';
import { clip } from '../../../text/clip';
import { type Choice, command, type Scene, type Turn } from '../../scene/command';
import { say } from '../../scene/say';
import { score, spoken, word } from '../../scene/slotForms';
import { hiddenCase, type Picked, pickCase, whichCase } from './pickCase';

interface Facts {
  picked: Picked;
  rating: Rating | null;
}

/** A word said can be changed for so long. */
const CHANGEABLE = 7 * DAY;
/** The three words on the scale of five that the offices use (好差评): very bad, bad, fair, good, very good. */
const POINTS = { 满意: 4, 基本满意: 3, 不满意: 2 } as const;
const SCORES = [1, 2, 3, 4, 5] as const;

/** 评议: once a case has ended, one score for each case, changeable for seven days. */
export const caseRate = command('case.rate', {
  slots: { caseNo: word, score, words: spoken },
  writes: ({ score }) => score !== undefined,
  keepsText: true,
  asks: { 'rate.ask': { outlivesPage: true, isWaitedFor: true, ended: 'rate' } },
  async load(slots, ask, scene): Promise<Facts> {
    const picked = await pickCase(slots, ask, scene, hasEnded);
    return { picked, rating: 'one' in picked ? await ask.rating(picked.one.number) : null };
  },
  answer(slots, { picked, rating: before }, scene) {
    if ('none' in picked) return say({ view: 'rate.none', data: {} });
    const rating = (caseNo: string): Act => ({ intent: 'case.rate', slots: { ...slots, caseNo } });
    if ('hidden' in picked) return hiddenCase(picked.hidden, rating(picked.hidden), scene);
    if ('several' in picked) return { reply: whichCase(picked.several, scene, rating), changes: [] };
    const { number: caseNo, matter } = picked.one;
    // 改成5分 is then about this one.
    return { ...rate(picked.one, before, slots, scene), subject: { kind: 'case', caseNo, matter } };
  },
});

function rate(one: CaseFacts, before: Rating | null, said: SlotsOf['case.rate'], scene: Scene): Turn {
  const { score: given, words = '' } = said;
  const matter = clip(one.matter, 12);
  if (!hasEnded(one)) return say({ view: 'rate.early', data: { matter } });
  if (before && scene.now - before.at > CHANGEABLE) {
    return say({ view: 'rate.late', data: { matter, day: day(before.at, scene) } });
  }
  if (given === undefined || isDoubtful(words, scene)) return askScore(one.number, matter);
  const score = typeof given === 'number' ? given : POINTS[given];
  const rating: Rating = {
    case: one.number,
    phone: scene.inbound.from,
    score,
    at: before?.at ?? scene.now,
    changedAt: scene.now,
  };
  return {
    reply: { show: { view: 'rate.thanks', data: { matter, score: String(score) } } },
    changes: [{ kind: 'rated', rating }],
    dialogue: { open: null },
  };
}

/** 打个评价 不满意: that it is a score is said, whatever stands behind it; who asks what a score does gives none. */
function isDoubtful(words: string, { doubtful, says }: Scene): boolean {
  return doubtful && (!says.ofRating.test(words) || says.asksWhatFollows.test(words));
}

/** The digit is the score. */
function askScore(caseNo: string, matter: string): Turn {
  const choices = SCORES.map(
    (score): Choice => ({
      label: { name: `score${score}` },
      act: { intent: 'case.rate', slots: { caseNo, score } },
    }),
  );
  const expects = { state: 'rate.ask', expects: 'score', caseNo } as const;
  return { reply: { show: { view: 'rate.ask', data: { matter } }, choices, expects }, changes: [] };
}
