/** What an office says of its county once and mends now and then: reference data and settings. */

export const AREA_LEVELS = ['city', 'county', 'township', 'village'] as const;
/** From the top down. */
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** It came with the set to begin from, and nobody of the county has looked at it yet; null: it is the county's own. */
export type Origin = 'starter' | null;

export interface AreaRecord {
  /** Twelve-digit statistical code, or an invented one of that shape. */
  id: string;
  parent: string | null;
  level: AreaLevel;
  name: string;
  /** Other names that its office, or a file of it, may use. */
  aliases?: string[];
}

export interface DepartmentRecord {
  id: string;
  area: string;
  name: string;
  /** E.164 of the leaders that green-channel alerts climb, deputy head first. */
  ladder: string[];
  origin?: Origin;
}

export interface ProgrammeRecord {
  /** Initials in use (`LSZB`). */
  id: string;
  /** Canonical name (`粮食直补`). */
  name: string;
  /** What it is paid by (`亩`); null where it is paid by case. */
  unit: string | null;
  /** Other names by which people ask for it. */
  aliases?: string[];
  origin?: Origin;
}

export interface MatterRecord {
  id: string;
  department: string;
  name: string;
  /** Working days promised. */
  promisedDays: number;
  /** How it is done; null where nobody has written it down. */
  guide?: MatterGuide | null;
  /** 事项编码 of the county's list of services. */
  code?: string | null;
  origin?: Origin;
}

/** How a matter is done. */
export interface MatterGuide {
  /** Other names that people use. */
  aliases: string[];
  papers: string[];
  /** Names of the forms to fill in. */
  forms?: string[];
  place: string;
  hours: string;
  /** In words (`不收费`). */
  fee: string;
  phone: string;
  /** Until when it can be applied for, in words (`每年11月30日前`); absent: nobody has said so. */
  deadline?: string;
  /** Visits that can be booked: people a period; 0 where none can be. `late` is for the green channel alone. */
  seats: { am: number; pm: number; late: number };
}

/** What a section of the news is. */
export interface NewsSection {
  id: string;
  name: string;
  /** Words by which people ask for it. */
  topics: string[];
  origin?: Origin;
}

/** A day on which the offices work, or do not, whatever the official calendar says. */
export interface LocalDay {
  /** `2026-12-31`. */
  day: string;
  works: boolean;
  name: string | null;
}

/** A phone that works for an office: leaders stand in the ladders of departments. */
export interface OfficePhone {
  /** E.164. */
  phone: string;
  role: 'liaison' | 'supervisor';
  /** That a liaison looks after. */
  village: string | null;
}

/** What files bring of it, which one person may put in; in the order in which each stands on the ones before. */
export const REFERENCE_FILES = [
  'areas',
  'departments',
  'matters',
  'programmes',
  'sections',
  'news',
  'days',
  'phones',
] as const;
export type ReferenceFileKind = (typeof REFERENCE_FILES)[number];

/** What reference data is of. */
const REFERENCE_KINDS = ['area', 'department', 'matter', 'programme', 'newsSection', 'localDay'] as const;
export type ReferenceKind = (typeof REFERENCE_KINDS)[number];

/** A setting of the installation, its value as JSON. */
export interface Setting {
  name: string;
  value: string;
  by: string;
  at: number;
}

/** Each replaces what was there under its key. */
export type ReferenceChange =
  | { kind: 'area'; area: AreaRecord }
  | { kind: 'department'; department: DepartmentRecord }
  | { kind: 'matter'; matter: MatterRecord }
  | { kind: 'programme'; programme: ProgrammeRecord }
  | { kind: 'newsSection'; section: NewsSection }
  | ({ kind: 'localDay' } & LocalDay)
  | { kind: 'setting'; setting: Setting }
  | { kind: 'officePhone'; phone: OfficePhone }
  /** It is a resident's again. */
  | { kind: 'officePhoneEnded'; phone: string }
  /** Refused while something else stands on it: an area with households, a matter with cases. */
  | { kind: 'referenceRemoved'; of: ReferenceKind; id: string };
