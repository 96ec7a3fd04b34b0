/** Everything that is written in test/transcripts goes as it is written, and no command is left out there. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../src/core/dialogue/commands';
import { LANGUAGES } from '../src/core/model/message';
import type { Trace } from '../src/ports';
import { playCase, stage } from './support/caseTranscript';
import { play, type Say } from './support/transcript';
import { township } from './worlds/countyService';
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

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))(
  'the conversation %s goes as written',
  async (name) => {
    const lines = linesOf(join(FOLDER, name));
    const service = await openTestService({ now: NOW, trace });
    try {
      expect(await play(lines, noting(service.say), service.wait)).toEqual(lines);
    } finally {
      await service.close();
    }
  },
);

test.each(readdirSync(CASES))('the case %s goes as written', async (name) => {
  const lines = linesOf(join(CASES, name));
  const town = await township({ now: NOW, trace });
  await town.supervise();
  expect(await playCase(lines, stage(town))).toEqual(lines);
});

test('ten thousand characters, which no transcript holds, are said to be too many', async () => {
  const service = await openTestService({ now: NOW });
  expect(await service.say('+8613800000001', '天'.repeat(10_000))).toEqual([
    '【乡信】这条太长，没法看完。请分成几条短的发来。',
  ]);
  await service.close();
});

test.each(LANGUAGES)('every command is reached by a line of some transcript in %s', (language) => {
  expect(Object.keys(commands).filter((intent) => !reached[language].has(intent))).toEqual([]);
});
