import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conversation } from './support/conversation';
import { play } from './support/transcript';

const FOLDER = join(__dirname, 'transcripts');

test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))('%s goes as written', async (name) => {
  const lines = readFileSync(join(FOLDER, name), 'utf8').trimEnd().split('\n');
  const { say, wait } = conversation();
  expect(await play(lines, say, wait)).toEqual(lines);
});
