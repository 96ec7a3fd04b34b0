/** GET /api/v1/messages/{id}: what became of a message, for people. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Language } from '../../../core/model/message';
import { writtenId } from '../../../core/model/ownedId';
import type { MessageLife } from '../../../core/sending/messageHistory';
import { maskPhone } from '../../../core/text/mask';
import { countSegments } from '../../../core/text/segments';
import { Problem } from '../../http/problem';
import type { LifeWords } from './messageHistoryText';

export const lifeSchema = z.object({
  id: z.string(),
  state: z.string(),
  says: z.string().describe('life.says'),
  to: z.string().describe('message.masked'),
  route: z.string(),
  lane: z.string(),
  template: z.string().nullable(),
  about: z.object({
    case: z.string().optional(),
    event: z.string().optional(),
    batch: z.string().optional(),
  }),
  segments: z.int().describe('life.segments'),
  acceptedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  story: z
    .array(z.object({ at: z.iso.datetime(), says: z.string(), code: z.string().nullable() }))
    .describe('life.story'),
});

type Life = z.output<typeof lifeSchema>;

export type ReadLife = (id: string) => Promise<MessageLife | null>;

/** The text itself is not shown: it is the person's. */
export function showMessage(life: ReadLife, words: Record<Language, LifeWords>): RequestHandler {
  return async (request, response) => {
    const id = String(request.params.id);
    const found = await life(id);
    if (!found) throw new Problem(404, 'Not Found', `There is no message ${id.slice(0, 64)}.`);
    const language = request.query.lang === 'en' ? 'en' : 'zh-CN';
    response.set('Cache-Control', 'no-store').json(told(found, words[language]));
  };
}

/** Exported for its test. */
export function told(life: MessageLife, words: LifeWords): Life {
  const { id, state, gateway, lane, template, about, at, expiresAt } = life;
  return {
    id,
    state,
    says: words.state(state),
    to: maskPhone(life.to),
    route: gateway,
    lane,
    template,
    about: {
      ...about,
      ...(about.event !== undefined && { event: writtenId(about.event) }),
      ...(about.batch !== undefined && { batch: writtenId(about.batch) }),
    },
    segments: countSegments(life.text).segments,
    acceptedAt: iso(at),
    expiresAt: iso(expiresAt),
    story: storyOf(life, words)
      .sort((one, other) => one.at - other.at)
      .map(({ at: when, says, code }) => ({ at: iso(when), says, code })),
  };
}

interface Moment {
  at: number;
  says: string;
  code: string | null;
}

function storyOf(life: MessageLife, words: LifeWords): Moment[] {
  const { at, gateway, reason, settledAt } = life;
  const first: Moment =
    life.state === 'suppressed'
      ? { at, says: words.step('suppressed', { why: words.code(reason ?? '') }), code: reason }
      : {
          at,
          says: words.step('taken', { route: gateway, parts: countSegments(life.text).segments }),
          code: null,
        };
  const tries = life.tries.map(({ at: when, gateway: route, outcome, code }) => ({
    at: when,
    says: words.step(outcome, { route, why: words.code(code) }),
    code,
  }));
  const parts = life.parts.flatMap(
    ({ number, gateway: route, reference, state, code, movedAt }): Moment[] => [
      { at: settledAt ?? at, says: words.step('carried', { route, number, reference }), code: null },
      ...(movedAt === null
        ? []
        : [{ at: movedAt, says: words.step('moved', { number, why: withCode(words, state, code) }), code }]),
    ],
  );
  const waits =
    life.state === 'owed' && life.dueAt > at
      ? [{ at: life.dueAt, says: words.step('waits', {}), code: null }]
      : [];
  return [first, ...tries, ...parts, ...waits];
}

function withCode(words: LifeWords, state: MessageLife['state'], code: string | null): string {
  const says = words.state(state);
  return code === null || state === 'delivered' ? says : `${says} (${words.code(code)})`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
