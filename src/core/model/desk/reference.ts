/** What an office says of its county once and mends now and then: reference data and settings. */
import type { AreaRecord, DepartmentRecord, MatterRecord, ProgrammeRecord } from '../records';

/** What a section of the news is. */
export interface NewsSection {
  id: string;
  name: string;
  /** Words by which people ask for it. */
  topics: string[];
}

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
  | { kind: 'setting'; setting: Setting }
  /** A phone of another member of the household, or of a child for his parents: it sees this household too. */
  | { kind: 'familyPhone'; phone: string; household: string; by: string; at: number }
  | { kind: 'familyPhoneEnded'; phone: string; household: string; by: string; at: number };
