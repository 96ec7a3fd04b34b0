/** What is asked of an item of the news that was read: what it says, else the offer to ask an office. */

import type { NewsItem } from '../../../model/news';
import { clip } from '../../../text/clip';
import type { Scene, Turn } from '../../scene/command';
import { leadTo, say } from '../../scene/say';
import { answerIn } from '../news/newsAnswer';
import { offerTicket } from '../tickets/offer';

const TITLE = 16;

/** What an item of the news says to the question; where it says nothing, the question may be passed on. */
export function newsTurn(item: NewsItem | null, words: string, scene: Scene): Turn {
  if (!item) return leadTo({ intent: 'news.latest', slots: {} });
  const title = clip(item.title, TITLE);
  const said = answerIn(item.body, words, scene.says);
  const subject = { kind: 'news', news: item.id } as const;
  if (said !== null) return { ...say({ view: 'news.said', data: { title, said } }), subject };
  // Whoever answers it reads of what it was asked.
  const question = `${title}：${words}`;
  return { ...offerTicket('consult', question, { view: 'news.notSaid', data: { title } }, scene), subject };
}
