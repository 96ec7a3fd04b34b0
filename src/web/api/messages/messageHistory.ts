/** GET /api/v1/messages/{id}: what became of a message, for people. */
import { z } from 'zod';
import { writtenId } from '../../../core/model/desk/apiKeys';
import type { Language } from '../../../core/model/message';
import type { MessageHistory } from '../../../core/sending/messageHistory';
import { maskPhone } from '../../../core/text/mask';
import type { Lists } from '../../../ports';
import { Problem } from '../../http/problem';
import { isOwn, sees } from '../key/bounds';
import type { Caller } from '../key/guard';
import { operation } from '../operation/operation';
import { iso } from '../operation/paging';
import type { OperationTools } from '../operation/tools';
import type { HistoryWords } from './messageHistoryText';

const historySchema = z.object({
  id: z.string(),
  state: z.string(),
  says: z.string().describe('history.says'),
  to: z.string().describe('message.masked'),
  route: z.string(),
  lane: z.string(),
  template: z.string().nullable(),
  about: z.object({
    case: z.string().optional(),
    event: z.string().optional(),
    batch: z.string().optional(),
  }),
  segments: z.int().describe('history.segments'),
  acceptedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  story: z
    .array(z.object({ at: z.iso.datetime(), says: z.string(), code: z.string().nullable() }))
    .describe('history.story'),
});

type History = z.output<typeof historySchema>;

/** The text itself is not shown: it is the person's. */
export function showMessage(
  { history, partsBy }: Pick<OperationTools, 'history' | 'partsBy'>,
  lists: Pick<Lists, 'belongings'>,
  words: Record<Language, HistoryWords>,
) {
  return operation({
    name: 'showMessage',
    method: 'get',
    path: '/messages/{id}',
    scopes: ['messages:read'],
    query: { lang: z.enum(['zh-CN', 'en']).optional().describe('message.lang') },
    answer: { status: 200, schema: historySchema },
    problems: [404],
    async handle({ path, query: { lang = 'zh-CN' }, caller }) {
      const id = path('id');
      const found = await history(id);
      if (!found || !(isReported(found, caller) || (await sees(lists, caller, 'message', id))))
        throw new Problem(404, 'Not Found', `There is no message ${id.slice(0, 64)}.`);
      const parts = found.parts.length || partsBy(found.gateway, found.text);
      return shownHistory(found, parts, words[lang]);
    },
  });
}

function isReported({ about: { event, batch } }: MessageHistory, caller: Caller): boolean {
  return isOwn(caller, event ?? batch ?? '');
}

/** The history in words. `segments`: as it went; before, as its route will send it. */
function shownHistory(history: MessageHistory, segments: number, words: HistoryWords): History {
  const { id, state, gateway, lane, template, about, at, expiresAt } = history;
  return {
    id,
    state,
    says: words.state(state),
    to: maskPhone(history.to),
    route: gateway,
    lane,
    template,
    about: {
      ...about,
      ...(about.event !== undefined && { event: writtenId(about.event) }),
      ...(about.batch !== undefined && { batch: writtenId(about.batch) }),
    },
    segments,
    acceptedAt: iso(at),
    expiresAt: iso(expiresAt),
    story: storyOf(history, segments, words)
      .sort((one, other) => one.at - other.at)
      .map(({ at: when, says, code }) => ({ at: iso(when), says, code })),
  };
}

interface Moment {
  at: number;
  says: string;
  code: string | null;
}

function storyOf(history: MessageHistory, segments: number, words: HistoryWords): Moment[] {
  const { at, gateway, reason, settledAt } = history;
  const first: Moment =
    history.state === 'suppressed'
      ? { at, says: words.step('suppressed', { why: words.code(reason ?? '') }), code: reason }
      : {
          at,
          says: words.step('taken', { route: gateway, parts: segments }),
          code: null,
        };
  const tries = history.tries.map(({ at: when, gateway: route, outcome, code }) => ({
    at: when,
    says: words.step(outcome, { route, why: words.code(code) }),
    code,
  }));
  const parts = history.parts.flatMap(
    ({ number, gateway: route, reference, state, code, movedAt }): Moment[] => [
      { at: settledAt ?? at, says: words.step('carried', { route, number, reference }), code: null },
      ...(movedAt === null
        ? []
        : [{ at: movedAt, says: words.step('moved', { number, why: withCode(words, state, code) }), code }]),
    ],
  );
  const waits =
    history.state === 'owed' && history.dueAt > at
      ? [{ at: history.dueAt, says: words.step('waits', {}), code: null }]
      : [];
  return [first, ...tries, ...parts, ...waits];
}

function withCode(words: HistoryWords, state: MessageHistory['state'], code: string | null): string {
  const says = words.state(state);
  return code === null || state === 'delivered' ? says : `${says} (${words.code(code)})`;
}
