import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outbound } from '../src/core/model/message';
import { caseEventSchema, eventFrom } from '../src/web/api/cases/caseEvent';
import { type Line, PEOPLE, playCase, type Stage } from './support/caseTranscript';
import { NOW, type Township, township } from './worlds/countyService';

const FOLDER = join(__dirname, 'transcripts', 'cases');
const ROUND = 10 * 60_000;
const EAST = 8 * 3_600_000;

/** A township in which what is written is played; texts are what was committed to be sent. */
function stage(town: Township): Stage {
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

test.each(readdirSync(FOLDER))('%s goes as written', async (name) => {
  const lines = readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n');
  const town = await township({ now: NOW });
  await town.supervise();
  const went = await playCase(lines, stage(town));
  expect(went).toEqual(lines);
});
