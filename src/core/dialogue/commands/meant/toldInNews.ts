/** What was taken for a question of money, or of a counter's hours, and is told in the news. */
import type { Act } from '../../../model/intent';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { newsNow } from '../news/newsNow';
import { ANSWERS, findNews } from '../news/newsSearch';

/** Not less likely than the likeliest by more than this, as a logarithm, the facts may decide for a reading. */
export const CLOSE = 2;

/** Null where nothing in the news answers it, or where it stands as it was understood. */
export async function toldInNews(said: Act, scene: Scene, ask: Reads): Promise<Act | null> {
  const words = asksOfMoney(said, scene) ?? asksOfHours(said, scene);
  if (words === null) return null;
  const found = findNews(await newsNow(ask, scene), words, scene.says, ANSWERS);
  return found.length > 0 ? { intent: 'news.latest', slots: { words } } : null;
}

/** 明年医保啥时候缴: hardly of a payment, where no word of it is. */
function asksOfMoney(said: Act, { doubtful, says }: Scene): string | null {
  if (said.intent !== 'subsidy.query' || !doubtful) return null;
  const { programme, words } = said.slots;
  return programme !== undefined || words === undefined || says.payments.test(words) ? null : words;
}

/** 流动办证车到柳河是礼拜几: news are nearly as likely; a counter has other hours. */
function asksOfHours(said: Act, { readings }: Scene): string | null {
  if (said.intent !== 'consult.ask' || said.slots.about !== 'hours') return null;
  const [first] = readings;
  const news = readings.find(({ intent }) => intent === 'news.latest');
  const isClose = first !== undefined && news !== undefined && news.margin >= first.margin - CLOSE;
  return isClose ? (said.slots.words ?? null) : null;
}
