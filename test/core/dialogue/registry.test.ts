/** Walks the commands and names what one of them lacks; docs/add-a-command.md is the list of steps. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../../../src/core/dialogue/commands';
import { actOf, fieldsOf } from '../../../src/core/dialogue/links';
import { formFor } from '../../../src/core/dialogue/questions';
import { command, nothing } from '../../../src/core/dialogue/scene/command';
import type { Act, Intent } from '../../../src/core/model/intent';
import { LANGUAGES } from '../../../src/core/model/message';
import { ROOT } from '../../../src/files/root';

const ALL = Object.values(commands);
const CONTEXT = { caseNo: 'QZ20261116-0101', ticket: 'TQ20261123-0001', expects: 'matter' };

/** Names of fields of the forms that a command asks for. */
function fieldsAsked({ intent, asks }: (typeof ALL)[number]): string[] {
  const act = { intent, slots: {} } as Act;
  const forms = Object.keys(asks).map((state) => formFor({ ...CONTEXT, state } as never, act));
  return forms.flatMap((form) => (form ? form.fields.map(({ name }) => name) : []));
}

describe.each(LANGUAGES)('in %s', (language) => {
  const text = readFileSync(join(ROOT, 'templates', 'text', language, 'labels.json'), 'utf8');
  const page: Record<string, string> = JSON.parse(text).page;

  test('every command has the title of its page', () => {
    expect(ALL.map(({ intent }) => intent).filter((intent) => !page[intent])).toEqual([]);
  });

  test('every form has the words of its fields and of what posts it', () => {
    const needed = ALL.flatMap((one) => {
      const fields = fieldsAsked(one);
      return fields.length === 0 ? [] : [...fields.map((name) => `field.${name}`), `submit.${one.intent}`];
    });
    expect(needed.filter((name) => !page[name])).toEqual([]);
  });
});

test('every command stands under its own name', () => {
  expect(Object.entries(commands).filter(([name, { intent }]) => name !== intent)).toEqual([]);
});

test('every field of a form is a slot that can be posted', () => {
  const missing = ALL.flatMap((one) =>
    fieldsAsked(one).filter((name) => {
      const forms: Record<string, { linked: boolean }> = one.slots as never;
      return !forms[name]?.linked;
    }),
  );
  expect(missing).toEqual([]);
});

test('no state is asked about by two commands', () => {
  const states = ALL.flatMap(({ asks }) => Object.keys(asks));
  expect(states.filter((state, index) => states.indexOf(state) !== index)).toEqual([]);
});

/** Values that each slot takes as they stand in an address. */
const VALUES = [
  '1',
  'false',
  '2025',
  '2026-11-25',
  '13900005678',
  'am',
  'consult',
  'jobs',
  'late',
  'en',
  'cases',
  'TS1',
];

test('whatever a slot reads from an address it writes there', () => {
  for (const { intent, slots, linked } of ALL) {
    if (!linked) continue;
    for (const name of Object.keys(slots)) {
      for (const value of VALUES) {
        const act = actOf(intent, { [name]: value });
        if (!act) throw new Error(`${intent} is no link`);
        const fields = fieldsOf(act);
        expect(actOf(intent, fields)?.slots).toEqual(act.slots);
      }
    }
  }
});

/** What each of these has said of itself; a new command is none of them until it does. */
const GUARDED: Record<'neverWrites' | 'anybodys' | 'textNotKept', Intent[]> = {
  neverWrites: [
    'subsidy.query',
    'subsidy.detail',
    'case.status',
    'matter.guide',
    'news.latest',
    'help',
    'menu',
    'page.next',
    'page.prev',
    'back',
    'choose',
    'family.list',
    'liaison.unreached',
    'liaison.case',
    'liaison.unpaid',
    'office.cases',
    'unknown',
  ],
  anybodys: ['matter.guide', 'news.latest', 'help', 'menu', 'language.choose', 'unknown'],
  textNotKept: [
    'case.expedite',
    'complaint.file',
    'consult.ask',
    'identity.give',
    'liaison.report',
    'liaison.look',
    'liaison.case',
    'death.note',
    'office.haste',
  ],
};

test('what guards data and people is decided for each command', () => {
  const full = Object.fromEntries(
    ['text', 'score', 'matter', 'date', 'period', 'agree', 'language', 'sure'].map((name) => [name, 'x']),
  );
  const named = (fits: (one: (typeof ALL)[number]) => boolean) =>
    ALL.filter(fits)
      .map(({ intent }) => intent)
      .sort();
  const sorted = (intents: Intent[]) => [...intents].sort();
  expect({
    neverWrites: named(({ writes }) => !writes(full as never)),
    anybodys: named((one) => one.public),
    textNotKept: named(({ keepsText }) => !keepsText),
  }).toEqual({
    neverWrites: sorted(GUARDED.neverWrites),
    anybodys: sorted(GUARDED.anybodys),
    textNotKept: sorted(GUARDED.textNotKept),
  });
});

test('a command that says nothing of itself is as safe as can be', () => {
  const silent = command('menu', {
    slots: {},
    load: nothing,
    answer: () => ({ reply: null, changes: [] }),
  });
  expect(silent).toMatchObject({ public: false, keepsText: false, ends: false, aside: false, asks: {} });
  expect(silent.writes({})).toBe(true);
});
