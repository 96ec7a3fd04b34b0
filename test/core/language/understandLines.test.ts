import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { understandLines } from '../../../src/cli/commands/understand';
import { lexicon } from '../../support/lexicon';

async function through(lines: string): Promise<string> {
  const output = new PassThrough();
  const done = understandLines(Readable.from([lines]), output, lexicon).finally(() => output.end());
  const [written] = await Promise.all([text(output), done]);
  return written;
}

test('one line in, one line out, in order', async () => {
  const lines = ['{"text":"BT 2012","context":null}', '', '{"text":"1"}'].join('\n');
  expect(await through(lines)).toBe(
    '{"intent":"subsidy.query","slots":{"year":2012}}\n{"intent":"unknown","slots":{}}\n',
  );
});

test.each([
  ['BT', 'line 1 is not JSON'],
  ['{"context":null}', 'line 1 has no text'],
  ['null', 'line 1 has no text'],
])('%s is refused with its line', async (line, fault) => expect(through(line)).rejects.toThrow(fault));
