/** Settings as people write them: `21:00-08:00`, percent, minutes, codes with blanks between. */
import { HOUR, MINUTE } from '../calendar/durations';
import { type Installation, SETTINGS, type SettingName } from './installation';

/** How a setting is written, and read back; `undefined`: it can not be read. */
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

/** As it holds. */
export function settingText(name: SettingName, installation: Installation): string {
  return FORMS[SETTINGS[name].kind].show(installation[name]);
}

/** Whether it may hold is for `settingFaults` to say; undefined: it can not be read. */
export function settingFrom(name: SettingName, written: string): unknown {
  return FORMS[SETTINGS[name].kind].read(written);
}
