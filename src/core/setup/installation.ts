/** What an installation decides for itself, each setting described once: for limits.json, the desk and the API. */
import { DAY, MINUTE, SECOND } from '../calendar/durations';
import type { Setting } from '../model/desk/reference';
import type { CaseLimits } from '../model/limits';
import type { QuietHours } from '../notices/quietHours';

export interface Installation extends CaseLimits {
  /** In front of every SMS, without its brackets. */
  signature: string;
  /** When notices wait; null: never. */
  quietHours: QuietHours | null;
}

export type SettingName = keyof Installation;

interface Form {
  /** How the desk lets it be typed. */
  kind: 'choice' | 'share' | 'days' | 'hour' | 'span' | 'codes' | 'text' | 'hours' | 'count';
  /** What may stand there, as the end of a sentence. */
  allowed: string;
  holds(value: unknown): boolean;
  /** Of a choice. */
  words?: readonly string[];
}

function numbers(kind: Form['kind'], allowed: string, holds: (value: number) => boolean): Form {
  return {
    kind,
    allowed,
    holds: (value) => typeof value === 'number' && Number.isFinite(value) && holds(value),
  };
}

const SHARE = numbers('share', 'a number above 0, and at most 1', (share) => share > 0 && share <= 1);
const HOUR = numbers('hour', 'an hour of the day, 0 to 24', (hour) => hour >= 0 && hour <= 24);
/** At most a week: what takes longer was meant in other units. */
const SPAN = numbers(
  'span',
  'whole milliseconds, 1000 to 604800000',
  (ms) => Number.isInteger(ms) && ms >= SECOND && ms <= 7 * DAY,
);

function days(least: number): Form {
  const holds = (count: number) => Number.isInteger(count) && count >= least && count <= 1_000;
  return numbers('days', `whole days, ${least} to 1000`, holds);
}

function counts(most: number): Form {
  const holds = (count: number) => Number.isInteger(count) && count >= 1 && count <= most;
  return numbers('count', `a whole number, 1 to ${most}`, holds);
}

const TRIES = counts(1_000);

function choice(...words: string[]): Form {
  const allowed = words.map((word) => `"${word}"`).join('|');
  return { kind: 'choice', words, allowed, holds: (value) => words.some((word) => word === value) };
}

function isMinute(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < DAY / MINUTE;
}

function isQuiet(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { from, to } = value as Partial<Record<string, unknown>>; // an object, whatever it holds
  return isMinute(from) && isMinute(to) && from !== to;
}

function isCodes(value: unknown): boolean {
  return Array.isArray(value) && value.every((code) => typeof code === 'string' && code !== '');
}

/** In the order of the page that shows them. */
export const SETTINGS: Readonly<Record<SettingName, Form>> = {
  signature: {
    kind: 'text',
    allowed: '1 to 12 characters, without 【 and 】',
    holds: (value) => typeof value === 'string' && /^[^\p{C}【】]{1,12}$/u.test(value.trim()),
  },
  quietHours: { kind: 'hours', allowed: 'two minutes of the day that differ, or null', holds: isQuiet },
  opens: HOUR,
  closes: HOUR,
  digestHour: HOUR,
  warning: SHARE,
  yellowCard: days(0),
  redCard: days(0),
  stuck: days(1),
  extension: days(1),
  newsDays: days(1),
  greenRounding: choice('down', 'up'),
  greenReminder: SHARE,
  alertAnswer: SPAN,
  future: SPAN,
  deadNumberCodes: { kind: 'codes', allowed: 'codes of carriers', holds: isCodes },
  signInTries: TRIES,
  signInTriesFrom: TRIES,
  confirming: choice('households', 'all', 'none'),
  householdMembers: counts(1_000),
  paymentMost: counts(10_000_000),
  familyPhones: counts(50),
  familyHouseholds: counts(50),
  familyAsks: TRIES,
  familyAsksOfOthers: TRIES,
};

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]; // its own keys

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

export interface SettingFault {
  name: string;
  /** As the end of a sentence: `must be after opens`. */
  must: string;
}

/** What is wrong with these settings, each by itself and beside the others. A name that nobody knows is wrong too. */
export function settingFaults(settings: Readonly<Record<string, unknown>>): SettingFault[] {
  const single = Object.entries(settings).flatMap(([name, value]): SettingFault[] => {
    if (!isSettingName(name)) return [{ name, must: 'is no setting' }];
    return SETTINGS[name].holds(value) ? [] : [{ name, must: `must be ${SETTINGS[name].allowed}` }];
  });
  return single.length > 0 ? single : faultsBetween(settings);
}

function faultsBetween({
  opens,
  closes,
  yellowCard,
  redCard,
}: Partial<Record<string, unknown>>): SettingFault[] {
  const faults: SettingFault[] = [];
  if (Number(opens) >= Number(closes)) faults.push({ name: 'closes', must: 'must be after opens' });
  if (Number(yellowCard) > Number(redCard))
    faults.push({ name: 'redCard', must: 'must not come before yellowCard' });
  return faults;
}

/** The defaults with what was set since. A row that this version does not understand counts for nothing. */
export function installationFrom(defaults: Installation, rows: readonly Setting[]): Installation {
  const set = Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
  const known = Object.entries(set).filter(
    ([name, value]) => isSettingName(name) && SETTINGS[name].holds(value),
  );
  const all = { ...defaults, ...Object.fromEntries(known) };
  return settingFaults({ ...all }).length === 0 ? all : defaults;
}
