import { type Act, wordsIn } from '../../../model/intent';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { answerIn, asksOfNews, isOf } from '../news/newsAnswer';
import { newsNow } from '../news/newsNow';

/** What may be asked of a list that is read: nothing of one's own. */
const GENERAL: readonly Act['intent'][] = ['unknown', 'help', 'news.latest', 'consult.ask'];

/** 五十岁还要不, below a list of news: of the only one that has an answer; null where none has, or several have. */
export async function ofListedNews({ intent, slots }: Act, scene: Scene, ask: Reads): Promise<Act | null> {
  const { says } = scene;
  const words = wordsIn(slots);
  // 几点开门 says itself what is asked.
  const isWhole = 'about' in slots && slots.about !== undefined;
  if (words === undefined || isWhole || !GENERAL.includes(intent) || !asksOfNews(words, says)) return null;
  const listed = (scene.dialogue.open?.choices ?? []).flatMap((one) =>
    one.intent === 'news.latest' && one.slots.item !== undefined ? [one.slots.item] : [],
  );
  if (listed.length === 0) return null;
  const items = (await newsNow(ask, scene)).filter(({ id }) => listed.includes(id));
  const answering = items.filter(
    ({ title, body }) => isOf(title + body, words, says) && answerIn(body, words, says) !== null,
  );
  const [only, ...others] = answering;
  return only && others.length === 0 ? { intent: 'consult.ask', slots: { words, item: only.id } } : null;
}
