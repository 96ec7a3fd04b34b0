/** How the installation is set up: signature, quiet hours, office hours, thresholds of casework. */
import {
  type Installation,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
} from '../../../core/setup/installation';
import { settingFrom, settingText } from '../../../core/setup/settingText';
import { type FieldSpec, type Form, type FormErrors, fieldsOf, typed } from '../frame/form';
import { type Overtaken, overtakenBy, standData } from '../frame/overtaken';
import type { DeskCall, DeskRoute, PageAnswer } from '../frame/route';
import { route } from '../frame/route';
import { SEEN_BY, tabsOf, titleOf } from './tabs';
import { authorOf, ofAll, type ReferenceTools } from './tools';

const GROUPS = ['texts', 'hours', 'cases', 'green', 'money', 'family', 'door'] as const;

/** Under which heading each stands. */
const GROUP_OF: Readonly<Record<SettingName, (typeof GROUPS)[number]>> = {
  signature: 'texts',
  quietHours: 'texts',
  deadNumberCodes: 'texts',
  opens: 'hours',
  closes: 'hours',
  digestHour: 'hours',
  warning: 'cases',
  yellowCard: 'cases',
  redCard: 'cases',
  stuck: 'cases',
  extension: 'cases',
  newsDays: 'cases',
  future: 'cases',
  greenRounding: 'green',
  greenReminder: 'green',
  alertAnswer: 'green',
  confirming: 'money',
  householdMembers: 'money',
  paymentMost: 'money',
  familyPhones: 'family',
  familyHouseholds: 'family',
  familyAsks: 'family',
  familyAsksOfOthers: 'family',
  signInTries: 'door',
  signInTriesFrom: 'door',
};

/** Kinds that are no bare number. */
const WRITTEN: ReadonlySet<string> = new Set(['text', 'hours', 'codes']);

export function settingsRoutes({ office, installation, lastSave }: ReferenceTools): DeskRoute[] {
  const at = { path: '/settings', needs: SEEN_BY.settings, find: ofAll } as const;
  return [
    route({ ...at, method: 'get', handle: async (call) => settingsPage(call, await installation(), {}) }),
    route({
      ...at,
      method: 'post',
      handle: async (call) => {
        const held = await installation();
        const overtaken = await overtakenBy(call, keptOf(held), lastSave);
        if (overtaken) return { ...settingsPage(call, held, {}, overtaken), status: 409 };
        const errors = await save(call, office);
        if (Object.keys(errors).length === 0) return { to: '/settings', done: 'saved' };
        return { ...settingsPage(call, held, errors), status: 422 };
      },
    }),
  ];
}

/** What is wrong, by field. */
async function save(call: DeskCall, office: ReferenceTools['office']): Promise<FormErrors> {
  const { form } = call;
  const read = Object.fromEntries(SETTING_NAMES.map((name) => [name, settingFrom(name, typed(form, name))]));
  const unread = SETTING_NAMES.filter((name) => read[name] === undefined);
  const faults = unread.length > 0 ? [] : await office.set(read, authorOf(call));
  return Object.fromEntries([
    ...unread.map((name) => [name, SETTINGS[name].kind]),
    ...faults.map(({ name, must }) => [name, errorOf(name, must)]),
  ]);
}

/** As its form is drawn of it. */
function keptOf(installation: Installation): Form {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, [settingText(name, installation)]]));
}

/** A name in the words `errors`. */
function errorOf(name: string, must: string): string {
  if (must === 'must be after opens') return 'closesFirst';
  if (must === 'must not come before yellowCard') return 'redFirst';
  return SETTINGS[name as SettingName].kind; // a fault of a setting
}

function settingsPage(
  call: DeskCall,
  installation: Installation,
  errors: FormErrors,
  overtaken: Overtaken | null = null,
): PageAnswer {
  const { words } = call;
  const labels = words.choices as Record<string, string>; // templates/console/reference/*.json
  const specs = SETTING_NAMES.map((name): FieldSpec => {
    const { kind, words: choices = [] } = SETTINGS[name];
    if (kind !== 'choice')
      return {
        name,
        kind: 'text',
        ...(kind === 'hours' && { optional: true }),
        ...(WRITTEN.has(kind) ? {} : { inputmode: 'numeric' }),
      };
    return { name, kind, options: choices.map((value) => ({ value, label: labels[value] ?? value })) };
  });
  const held = keptOf(installation);
  const form = overtaken?.form ?? (Object.keys(errors).length > 0 ? call.form : held);
  const views = fieldsOf(specs, { form, errors, words, kept: overtaken?.kept });
  return {
    page: 'settings',
    title: titleOf(call, 'settings'),
    data: {
      ...standData(held, overtaken),
      tabs: tabsOf(call, 'settings'),
      groups: GROUPS.map((group) => ({
        title: (words.groups as Record<string, string>)[group], // templates/console/reference/*.json
        fields: SETTING_NAMES.filter((name) => GROUP_OF[name] === group).map((name) => views[name]),
      })),
    },
  };
}
