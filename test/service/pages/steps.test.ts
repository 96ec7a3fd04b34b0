/** Steps and pages of a request without a service: what each step leans on, and that every page has its words. */
import { commands } from '../../../src/core/dialogue/commands';
import type { Outcome } from '../../../src/core/dialogue/converse';
import { newDialogue } from '../../../src/core/dialogue/newDialogue';
import type { Context } from '../../../src/core/model/dialogue';
import type { Act } from '../../../src/core/model/intent';
import { LANGUAGES, type Language } from '../../../src/core/model/message';
import { ROOT } from '../../../src/files/root';
import { layOut } from '../../../src/service/pages/layOut';
import type { PageContent, Visitor } from '../../../src/service/pages/steps';
import { loadTemplates } from '../../../src/service/render/templates';
import { importsOf, textOf } from '../../support/imports';
import { renderer } from '../../support/renderer';
import { fixedChance } from '../../support/smsc/clock';

const STEPS = ['identify', 'understandAsk', 'carryOut', 'layOut'].map(
  (name) => `src/service/pages/${name}.ts`,
);

test.each(STEPS)('%s takes what the step before gave, and calls no step', (path) => {
  const imported = importsOf(path, textOf(path)).map(({ to }) => to);
  expect(imported.filter((to) => STEPS.includes(to))).toEqual([]);
});

const STOP: Act = { intent: 'subscribe.stop', slots: {} };

/** Every page but the answers, with each of its notes; the type names a page that is left out. */
const PAGES: { [P in Exclude<PageContent['page'], 'answer'>]: Extract<PageContent, { page: P }>[] } = {
  menu: [
    { page: 'menu' },
    { page: 'menu', note: 'lost' },
    { page: 'menu', note: 'signedOut' },
    { page: 'menu', note: 'nothingHere' },
  ],
  more: [{ page: 'more' }],
  sign: (['signHow', 'signFirst', 'noPhone', 'tooOften', 'codeOver'] as const).map((note) => {
    return { page: 'sign', note, goal: 'subsidy.query' };
  }),
  code: [
    { page: 'code', note: 'codeSent', phone: '+8613800000001', minutes: 5 },
    { page: 'code', note: 'codeForm' },
    { page: 'code', note: 'codeWrong', left: 4 },
  ],
  case: [
    { page: 'case', note: 'caseHow' },
    { page: 'case', note: 'caseWrong' },
    { page: 'case', note: 'caseTooOften' },
  ],
  confirm: [{ page: 'confirm', act: STOP }],
  again: [{ page: 'again' }],
};

/** Questions that no link answers. */
const QUESTIONS: Context[] = [
  { state: 'complaint.ask', expects: 'text' },
  { state: 'consult.ask', expects: 'text' },
  { state: 'expedite.ask', expects: 'text', caseNo: 'QZ20261116-0101' },
  { state: 'haste.ask', expects: 'text', ticket: 'TQ20261123-00000001' },
  { state: 'phone.ask', expects: 'newPhone' },
  { state: 'phone.code', expects: 'code' },
  { state: 'case.ask', expects: 'caseNo', for: 'case.status' },
  { state: 'guide.ask', expects: 'matter' },
  { state: 'appointment.ask', expects: 'matter' },
  { state: 'identity.ask', expects: 'identity' },
];

function answer(act: Act, language: Language, expects?: Context): PageContent {
  const reply = { show: { view: 'menu', data: {} }, ...(expects && { expects }) } as const;
  const dialogue = newDialogue('', language);
  const outcome: Outcome = { reply, changes: [], notices: [], language, dialogue, act };
  return { page: 'answer', outcome };
}

describe.each(LANGUAGES)('pages in %s', (language) => {
  const { labels } = loadTemplates(ROOT)[language];
  const word: typeof renderer.word = (group, name) => {
    const found = labels[group]?.[name];
    if (found === undefined) throw new Error(`labels.json of ${language} has no ${group} ${name}`);
    return found;
  };
  const tools = { renderer: { word, page: renderer.page.bind(renderer) }, chance: fixedChance() };
  const ask = {
    medium: 'html',
    method: 'get',
    segment: 'zh',
    name: '',
    fields: {},
    address: null,
    at: 0,
  } as const;
  const phone = '+8613800000001';
  const visitor: Visitor = { ask, segment: 'zh', language, phone, session: null, lost: false, proof: null };
  const show = (content: PageContent) =>
    layOut(tools, {
      visitor,
      content,
      menu: { screens: [[{ label: { title: 'subscribe.stop' }, act: STOP }]], waiting: STOP },
    });

  test.each(Object.values(PAGES).flat())('%j has its words', (content) => {
    expect(show(content).title).not.toBe('');
  });

  test.each(Object.keys(commands))('an answer to %s has a title', (intent) => {
    // A page has one of a command that is carried out, with whatever slots.
    expect(show(answer({ intent, slots: {} } as Act, language)).title).not.toBe('');
  });

  test.each(QUESTIONS)('%j has a form with its words', (question) => {
    const { form } = show(answer({ intent: 'menu', slots: {} }, language, question));
    expect(form?.inputs.length).toBeGreaterThan(0);
  });
});
