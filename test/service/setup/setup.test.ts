/** A county is set up while the service runs: it answers by what holds now. */
import { understand } from '../../../src/core/language/understand';
import type { ProgrammeRecord, Setting } from '../../../src/core/model/desk/reference';
import { STAMPED, type Stamps } from '../../../src/core/model/desk/stamps';
import { countyLexicons } from '../../../src/files/lexicon';
import { ROOT } from '../../../src/files/root';
import { systemClock } from '../../../src/main/clock';
import { createRenderer } from '../../../src/service/render/renderer';
import { Setup } from '../../../src/service/setup/setup';
import { RULES } from '../../support/rules';
import { log } from '../../worlds/emptyService';

const lexicons = countyLexicons(ROOT);
const settings: Setting[] = [];
const programmes: Required<ProgrammeRecord>[] = [];
let compiled = 0;
let reads = 0;
/** What the reading of settings waits for. */
let slow = Promise.resolve();
/** What was written counts, as the store counts it. */
const stamps = () => ({
  ...(Object.fromEntries(STAMPED.map((name) => [name, 0])) as Stamps), // a number for each
  settings: settings.length,
  programmes: programmes.length,
});
let setup: Setup;

beforeAll(async () => {
  setup = await Setup.read({
    store: {
      reference: {
        settings: async () => {
          const read = [...settings];
          await slow;
          return read;
        },
        programmes: async () => [...programmes],
        matters: async () => [],
        areas: async () => {
          reads += 1;
          return [];
        },
        sections: async () => [],
        departments: async () => [],
        officePhones: async () => [],
        localDays: async () => [],
        startersLeft: async () => 0,
        news: async () => [],
        allNews: async () => [],
        newsItem: async () => null,
        stamps: async () => stamps(),
      },
    },
    defaults: { ...RULES.limits, signature: '乡信', quietHours: null },
    compile: (county) => {
      compiled += 1;
      return lexicons(county);
    },
    clock: systemClock,
    log,
  });
});

function asked(text: string) {
  const { intent, slots } = understand(text, null, setup.lexicon);
  return { intent, slots };
}

test('the signature stands in front of what is said from then on, and nothing is compiled for it', async () => {
  const renderer = createRenderer(RULES.templates, setup.installation);
  const text = () => renderer.render({ show: { view: 'news.sections', data: {} } }, 'zh-CN', 'sms').text;
  expect(text()).toMatch(/^【乡信】/);
  settings.push({ name: 'signature', value: '"青溪政务"', by: 'a', at: 1 });
  await setup.refresh();
  expect(text()).toMatch(/^【青溪政务】/);
  expect(compiled).toBe(1);
});

test('a look that takes long does not put back what a later one has read', async () => {
  let resolve = () => {};
  const late = { name: 'signature', by: 'a', at: 2 };
  slow = new Promise((done) => {
    resolve = done;
  });
  settings.push({ ...late, value: '"先写的"' });
  const first = setup.refresh();
  await new Promise(setImmediate);
  settings.push({ ...late, value: '"青溪政务"' });
  slow = Promise.resolve();
  const second = setup.refresh();
  await new Promise(setImmediate);
  resolve();
  await Promise.all([first, second]);
  expect(setup.installation.signature).toBe('青溪政务');
});

test('programmes are understood by the names of the county, and no request loses its word to them', async () => {
  const before = asked('办件');
  expect(asked('苹果树更新补贴发了吗').slots).not.toMatchObject({ programme: '果园更新补助' });
  programmes.push(
    {
      id: 'GYGX',
      name: '果园更新补助',
      unit: '亩',
      aliases: ['苹果树更新补贴', '办件', '补贴'],
      origin: null,
    },
    { id: 'GDDL', name: '地力补贴（含稻谷）', unit: '亩', aliases: [], origin: null },
  );
  await setup.refresh();
  const orchard = { intent: 'subsidy.query', slots: { programme: '果园更新补助' } };
  expect([asked('苹果树更新补贴发了吗'), asked('GYGX')]).toMatchObject([orchard, orchard]);
  // What everybody knows is called as the county calls it.
  expect(asked('耕地地力保护补贴').slots).toMatchObject({ programme: '地力补贴（含稻谷）' });
  expect(asked('办件')).toEqual(before);
});

test('while nothing was written, nothing is read', async () => {
  await setup.refresh();
  const before = reads;
  await setup.refresh();
  expect(reads).toBe(before);
  settings.push({ name: 'opens', value: '8', by: 'a', at: 2 });
  await setup.refresh();
  expect([reads, setup.installation.opens]).toEqual([before + 1, 8]);
});
