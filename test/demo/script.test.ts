/** What the page and the command line suggest works on data as fresh as it comes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CARRIERS } from '../../gateways';
import { readConfig } from '../../src/config';
import { DEMO_SCRIPT } from '../../src/demo/simulator';
import { openService } from '../../src/main/start';

const folder = mkdtempSync(join(tmpdir(), 'xiangxin-script-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('each thing to try is understood and answered, in the order it is offered', async () => {
  const config = readConfig({ DATABASE_URL: `file:${folder}/x.db`, LOG_LEVEL: 'silent' }, CARRIERS);
  const { say, stop } = await openService(config);
  const failed: string[] = [];
  for (const { as, text } of DEMO_SCRIPT.try) {
    const { replies } = await say(as, '10628', text);
    const said = replies.map((reply) => reply.text).join('\n');
    if (said === '' || /没看懂|没有.*等您|didn.t understand|还没有/.test(said))
      failed.push(`${as} ${text}: ${said}`);
  }
  await stop();
  expect(failed).toEqual([]);
});
