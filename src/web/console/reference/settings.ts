/** How the installation is set up: signature, quiet hours, office hours, thresholds of casework. */
import { HOUR, MINUTE } from '../../../core/calendar/durations';
import {
  type Installation,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
} from '../../../core/setup/installation';
import { type FieldSpec, type FormErrors, fieldsOf, typed } from '../frame/form';
import type { DeskCall, DeskRoute, PageAnswer } from '../frame/route';
import { route } from '../frame/route';
import { tabsOf, titleOf } from './tabs';
import { ofAll, type ReferenceTools } from './tools';

/** How a setting stands in a form, and is read back; `undefined`: it can not be read. */
interface Typed {
  show(value: unknown): string;
  read(text: string): unknown;
}

const NUMBER: Typed = {
  show: String,
  read: (text) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
};
const MINUTES: Typed = {
  show: (value) => String(Number(value) / MINUTE),
  read: (text) => (/^\d+$/.test(text) ? Number(text) * MINUTE : undefined),
};
const PERCENT: Typed = {
  show: (value) => String(Math.round(Number(value) * 100)),
  read: (text) => (/^\d+$/.test(text) ? Number(text) / 100 : undefined),
};
const CODES: Typed = {
  show: (value) => (value as string[]).join(' '), // as it holds
  read: (text) => text.split(/[\s,，、]+/).filter((code) => code !== ''),
};
const TEXT: Typed = { show: String, read: (text) => text };
const AN_HOUR = HOUR / MINUTE;

function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / AN_HOUR))}:${two(minutes % AN_HOUR)}`;
}

/** `21:00-08:00`; nothing: never. */
const QUIET: Typed = {
  show: (value) => {
    const hours = value as Installation['quietHours']; // as it holds
    return hours ? `${clock(hours.from)}-${clock(hours.to)}` : '';
  },
  read: (text) => {
    if (text === '') return null;
    const found = /^([01]?\d|2[0-3])[:：]([0-5]\d)\s*[-–—~至到]\s*([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(text);
    if (!found) return undefined;
    const [from = 0, fromMinute = 0, to = 0, toMinute = 0] = found.slice(1).map(Number);
    return { from: from * AN_HOUR + fromMinute, to: to * AN_HOUR + toMinute };
  },
};

const FORMS: Readonly<Record<(typeof SETTINGS)[SettingName]['kind'], Typed>> = {
  text: TEXT,
  choice: TEXT,
  share: PERCENT,
  days: NUMBER,
  hour: NUMBER,
  span: MINUTES,
  codes: CODES,
  hours: QUIET,
  count: NUMBER,
};

export function settingsRoutes({ office, installation }: ReferenceTools): DeskRoute[] {
  const at = { path: '/settings', needs: 'setting.set', find: ofAll } as const;
  return [
    route({ ...at, method: 'get', handle: async (call) => settingsPage(call, installation, {}) }),
    route({
      ...at,
      method: 'post',
      handle: async (call) => {
        const read = Object.fromEntries(
          SETTING_NAMES.map((name) => [name, FORMS[SETTINGS[name].kind].read(typed(call.form, name))]),
        );
        const unread = SETTING_NAMES.filter((name) => read[name] === undefined);
        const faults = unread.length > 0 ? [] : await office.set(read, { by: call.account.id });
        const errors = Object.fromEntries([
          ...unread.map((name) => [name, SETTINGS[name].kind]),
          ...faults.map(({ name, must }) => [name, errorOf(name, must)]),
        ]);
        if (Object.keys(errors).length === 0) return { to: '/settings', done: 'saved' };
        return { ...settingsPage(call, installation, errors), status: 422 };
      },
    }),
  ];
}

/** A name in the words `errors`. */
function errorOf(name: string, must: string): string {
  if (must === 'must be after opens') return 'closesFirst';
  if (must === 'must not come before yellowCard') return 'redFirst';
  return SETTINGS[name as SettingName].kind; // a fault of a setting
}

function settingsPage(call: DeskCall, installation: Installation, errors: FormErrors): PageAnswer {
  const { words } = call;
  const labels = words.choices as Record<string, string>; // templates/console/reference/*.json
  const specs = SETTING_NAMES.map((name): FieldSpec => {
    const { kind, words: choices = [] } = SETTINGS[name];
    if (kind !== 'choice')
      return { name, kind: 'text', ...(kind === 'hours' && { optional: true as const }) };
    return { name, kind, options: choices.map((value) => ({ value, label: labels[value] ?? value })) };
  });
  const held = Object.fromEntries(
    SETTING_NAMES.map((name) => [name, [FORMS[SETTINGS[name].kind].show(installation[name])]]),
  );
  const form = Object.keys(errors).length > 0 ? call.form : held;
  const views = fieldsOf(specs, { form, errors, words });
  return {
    page: 'settings',
    title: titleOf(call, 'settings'),
    data: { tabs: tabsOf(call, 'settings'), fields: SETTING_NAMES.map((name) => views[name]) },
  };
}
