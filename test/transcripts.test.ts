/** Everything that is written in test/transcripts goes as it is written, and no command and no notice is left out there. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../src/core/dialogue/commands';
import type { Change } from '../src/core/model/change';
import { LANGUAGES } from '../src/core/model/message';
import { NOTICE_NAMES, type NoticeName } from '../src/core/notices/kinds';
import type { Store, Trace } from '../src/ports';
import { playCase, stage } from './support/caseTranscript';
import { sms } from './support/renderer';
import { play, type Say } from './support/transcript';
import { township } from './worlds/countyService';
import { but } from './worlds/emptyService';
import { NOW } from './worlds/people';
import { openTestService } from './worlds/spokenService';

const FOLDER = join(__dirname, 'transcripts');
const CASES = join(FOLDER, 'cases');
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n');

/** What was asked for by the lines that were played, in each language; digits and initials are in both. */
const reached = { 'zh-CN': new Set<unknown>(), en: new Set<unknown>() };
let line = '';
const trace: Trace = ({ step, detail }) => {
  if (step !== 'understood') return;
  const isHan = /\p{sc=Han}/u.test(line);
  if (!/[a-z]{3}/i.test(line)) reached['zh-CN'].add(detail.intent);
  if (!isHan) reached.en.add(detail.intent);
};
const noting =
  (say: Say): Say =>
  (from, text) => {
    line = text;
    return say(from, text);
  };

/** Templates of what was written to be sent while the lines were played. */
const written = new Set<string>();
function note(changes: readonly Change[]): void {
  for (const change of changes) if (change.kind === 'owed') written.add(change.message.template ?? '');
}
const notingCommits = (store: Store): Store =>
  but(store, {
    commit(changes) {
      note(changes);
      return store.commit(changes);
    },
  });

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))(
  'the conversation %s goes as written',
  async (name) => {
    const lines = linesOf(join(FOLDER, name));
    const service = await openTestService({ now: NOW, trace, wrap: notingCommits });
    try {
      expect(await play(lines, noting(service.say), service.wait)).toEqual(lines);
    } finally {
      await service.close();
    }
  },
);

test.each(readdirSync(CASES))('the case %s goes as written', async (name) => {
  // Its lines are in Chinese, whatever was said last.
  line = '';
  const lines = linesOf(join(CASES, name));
  const town = await township({ now: NOW, trace });
  await town.supervise();
  const of: typeof town.of = (kind) => {
    note(town.committed);
    return town.of(kind);
  };
  expect(await playCase(lines, stage({ ...town, of }))).toEqual(lines);
});

test('ten thousand characters, which no transcript holds, are said to be too many', async () => {
  const service = await openTestService({ now: NOW });
  expect(await service.say('+8613800000001', '天'.repeat(10_000))).toEqual([
    sms({ view: 'unknown.long', data: {} }),
  ]);
  await service.close();
});

/** Led to by what was no request: `unknown.txt`. */
const LED_TO = ['callback.ask'];

test.each(LANGUAGES)('every command is reached by a line of some transcript in %s', (language) => {
  const missing = Object.keys(commands).filter((intent) => !reached[language].has(intent));
  expect(missing).toEqual(LED_TO);
});

/**
 * No transcript holds these, and the test that sends each: payments and orders come by the API, a code is new each
 * time, a visit is booked by whoever takes it, and the last of a case comes after more rounds than a page shows.
 */
const UNPLAYED: Partial<Record<NoticeName, string>> = {
  'notice.visitTomorrow': 'service/upkeep/visitReminders',
  'notice.payment': 'service/office/announcements',
  'notice.payments': 'service/office/announcements',
  'notice.paymentsFailed': 'service/office/announcements',
  'notice.paymentCorrected': 'web/api/corrections',
  'subsidy.approved': 'service/office/announcements',
  'subsidy.sentToBank': 'service/office/announcements',
  'subsidy.failed': 'service/office/announcements',
  'subsidy.returned': 'service/office/announcements',
  'subsidy.revoked': 'web/api/corrections',
  'notice.phoneCode': 'service/office/phoneMoves/notices',
  'notice.phoneNotMoved': 'service/office/phoneMoves/notices',
  'notice.phoneUndoCode': 'service/office/phoneMoves/notices',
  'notice.phoneOther': 'service/office/phoneMoves/notices',
  'notice.phoneAskLiaison': 'service/office/phoneMoves/notices',
  'notice.phoneRefusedOf': 'service/office/phoneMoves/notices',
  'notice.familyCode': 'service/office/familyPhones',
  'notice.familyYours': 'service/office/familyPhones',
  'notice.familyPayments': 'service/office/familyPhones',
  'notice.trial': 'web/console/firstSteps',
  'notice.ticketFiled': 'service/office/tickets',
  'notice.ticketAnswered': 'service/office/tickets',
  'alert.unanswered': 'core/cases/greenChannel',
  'alert.answeredBy': 'core/dialogue/alertAck',
  'alert.copied': 'core/cases/parallelCases',
  'alert.redCard': 'service/upkeep/caseTimers',
  'alert.stuck': 'service/upkeep/caseTimers',
  'alert.bundle': 'core/cases/bundle',
  'alert.toConfirm': 'contract/intake',
  'alert.unreached': 'contract/intake',
  'digest.audit': 'service/upkeep/auditHead',
  alarm: 'service/upkeep/alarms',
};

test('every notice is sent in some transcript, or by the test that is said here', () => {
  expect(NOTICE_NAMES.filter((name) => !written.has(name))).toEqual(
    NOTICE_NAMES.filter((name) => name in UNPLAYED),
  );
  const sends = ([name, path]: [string, string]) =>
    readFileSync(join(__dirname, `${path}.test.ts`), 'utf8').includes(`'${name}'`);
  expect(Object.entries(UNPLAYED).filter((entry) => !sends(entry))).toEqual([]);
});
