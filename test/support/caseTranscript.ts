/** The life of a case as written in test/transcripts/cases/*.txt, and what plays it. */
import { EVENT_TYPES, type EventType } from '../../src/core/model/caseEvents';
import type { Outbound } from '../../src/core/model/message';
import { caseEventSchema, eventFrom } from '../../src/web/api/cases/caseEvents';
import type { Township } from '../worlds/countyService';

/** What the player needs: the offices report, people write, time passes. Each returns what was said, to whom. */
export interface Stage {
  /** One event, `at` the moment it is now. `json` is what the line has besides its type. */
  report(type: EventType, json: Record<string, unknown>): Promise<Line[]>;
  say(from: string, text: string): Promise<Line[]>;
  pass(ms: number): Promise<Line[]>;
}

/** A text to a person; `waits` where it may not go yet: the moment as people at the offices read it. */
export interface Line {
  to: string;
  text: string;
  waits?: string;
}

export const PEOPLE: Readonly<Record<string, string>> = {
  申请人: '+8613800000002',
  分管领导: '+8613900000001',
  主管领导: '+8613900000002',
  监察: '+8613900000009',
};

/** How long the timers of cases are let run at a time. */
const ROUND = 10 * 60_000;
const EAST = 8 * 3_600_000;
const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * Plays a transcript and returns it as it went: `! accepted {…}` is an event, `@ +30m` lets time pass (m, h, d),
 * `> 分管领导: 1` is a text from somebody, `< 申请人: …` a text to somebody, with `(11-24 08:00)` before it where it
 * waits until then, and `< nothing` silence after an event or a text. Other lines are kept as they are.
 */
export async function playCase(lines: readonly string[], stage: Stage): Promise<string[]> {
  const went: string[] = [];
  for (const line of lines) {
    if (line.startsWith('<')) continue;
    went.push(line);
    const said = await act(line, stage);
    if (said === null) continue;
    went.push(...said.map(written));
    if (said.length === 0 && !line.startsWith('@')) went.push('< nothing');
  }
  return went;
}

async function act(line: string, stage: Stage): Promise<Line[] | null> {
  const event = /^! (\w+)(?: (\{.*\}))?$/.exec(line);
  if (event) {
    const type = EVENT_TYPES.find((one) => one === event[1]);
    if (!type) throw new Error(`there is no event "${event[1]}"`);
    return stage.report(type, JSON.parse(event[2] ?? '{}'));
  }
  const pause = /^@ \+(\d+)([mhd])$/.exec(line);
  if (pause) return stage.pass(Number(pause[1]) * UNITS[pause[2] as keyof typeof UNITS]); // one of those matched
  const said = /^> (\S+): (.*)$/.exec(line);
  if (said) return stage.say(PEOPLE[said[1] ?? ''] ?? said[1] ?? '', said[2] ?? '');
  return null;
}

function written({ to, text, waits }: Line): string {
  const name = Object.entries(PEOPLE).find(([, phone]) => phone === to)?.[0] ?? to;
  return `< ${name}: ${waits ? `(${waits}) ` : ''}${text}`;
}

/** A township in which what is written is played; texts are what was committed to be sent. */
export function stage(town: Township): Stage {
  let events = 0;
  let texts = 0;
  const heard = (): Line[] => {
    const owed = town.of('owed').filter(({ suppressed, message }) => !suppressed && isOfThisCase(message));
    town.committed.length = 0;
    return owed.map(({ message: { to, text }, notBefore }) => ({
      to,
      text,
      ...(notBefore !== undefined && { waits: wall(notBefore) }),
    }));
  };
  return {
    async report(type, { case: about, ...json }) {
      events += 1;
      const at = new Date(town.clock.now()).toISOString();
      const named = { number: 'QZ20261123-0001', ...(about as object) }; // an object in every transcript
      const written = caseEventSchema.parse({ id: `e${events}`, type, at, ...json, case: named });
      const verdicts = await town.notify([eventFrom(written, '0123456789ab')]);
      expect([type, ...verdicts]).toEqual([type, 'accepted']);
      return heard();
    },
    async say(from, text) {
      texts += 1;
      const { replies } = await town.receive({
        id: `m${texts}`,
        gateway: 'simulator',
        medium: 'sms',
        from,
        to: '10628',
        text,
        at: town.clock.now(),
        connection: 'simulator',
      });
      return [...replies.map((reply) => ({ to: from, text: reply.text })), ...heard()];
    },
    async pass(ms) {
      const lines: Line[] = [];
      for (let left = ms; left > 0; left -= ROUND) {
        town.clock.advance(Math.min(left, ROUND));
        await town.supervise();
        lines.push(...heard());
      }
      return lines;
    },
  };
}

/** The township has other cases, whose leaders have their digests and reminders. */
function isOfThisCase({ to, template }: Outbound): boolean {
  return Object.values(PEOPLE).includes(to) && !template?.startsWith('digest.');
}

/** `11-24 08:00` on the offices' wall. */
function wall(at: number): string {
  return new Date(at + EAST).toISOString().slice(5, 16).replace('T', ' ');
}
