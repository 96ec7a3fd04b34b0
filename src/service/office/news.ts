/** Items of the news, as offices write, publish and withdraw them; and how they will look on a phone. */
import { newsReply } from '../../core/dialogue/commands/news/newsText';
import type { Stamps } from '../../core/model/desk/stamps';
import type { Language } from '../../core/model/message';
import type { NewsItem, NewsState } from '../../core/model/news';
import { type Chance, type Clock, type Store, writeUnmoved } from '../../ports';
import type { Rendered, Renderer } from '../render/renderer';

export interface NewsTools {
  store: Pick<Store, 'commit' | 'reads' | 'reference'>;
  clock: Pick<Clock, 'now'>;
  chance: Pick<Chance, 'id'>;
  renderer: Pick<Renderer, 'messages' | 'word'>;
  settings: { language: Language; utcOffset: number };
}

export interface NewsDesk {
  /** `id` null: a new one. Resolves with its id once it is committed, and on record; throws `Moved` where what was seen was written since. */
  save(
    item: Omit<Required<NewsItem>, 'id' | 'by'> & { id: string | null; state: NewsState },
    by: string,
    seen: Partial<Stamps>,
  ): Promise<string>;
  /** Those in force, by the names that residents know them by. */
  sections(language: Language): Promise<{ id: string; name: string }[]>;
  /** What whoever asks for it by SMS gets, message by message. */
  texts(item: Pick<NewsItem, 'title' | 'body' | 'at'>): Rendered[];
}

export function createNewsDesk(tools: NewsTools): NewsDesk {
  const { store, clock, chance, renderer, settings } = tools;
  return {
    async save(item, by, seen) {
      const id = item.id ?? chance.id();
      const made = { id: chance.id(), at: clock.now() };
      const entry = {
        kind: 'audit',
        ...made,
        actor: by,
        action: 'news.set',
        subject: id,
        reason: item.state,
      } as const;
      await writeUnmoved(store, seen, [{ kind: 'news', item: { ...item, id, by } }, entry]);
      return id;
    },
    async sections(language) {
      const all = await store.reads.sections();
      return all.map(({ id, name }) => ({
        id,
        name: name || renderer.word('choice', `section.${id}`, language),
      }));
    },
    texts(item) {
      const reader = { medium: 'sms', now: clock.now(), ...settings } as const;
      const first = newsReply(item, 1, reader);
      const pages = first.list?.pages ?? 1;
      const replies = Array.from({ length: pages }, (_, at) => newsReply(item, at + 1, reader));
      return replies.flatMap((reply) => renderer.messages(reply, settings.language, 'sms'));
    },
  };
}
