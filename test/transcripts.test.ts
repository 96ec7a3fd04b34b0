import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { play } from './support/transcript';
import { openTestService, type TestService } from './worlds/spokenService';

/** 23 November 2026, 10:00 in Shanghai. */
const NOW = Date.UTC(2026, 10, 23, 2);
const FOLDER = join(__dirname, 'transcripts');
let service: TestService;

beforeEach(async () => {
  service = await openTestService({ now: NOW });
});
afterEach(() => service.close());

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))('%s goes as written', async (name) => {
  const lines = readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n');
  const went = await play(lines, service.say, service.wait);
  expect(went).toEqual(lines);
});

test('ten thousand characters are said to be too many', async () => {
  expect(await service.say('+8613800000001', '天'.repeat(10_000))).toEqual([
    '【乡信】这条太长，没法看完。请分成几条短的发来。',
  ]);
});
