/** What an office says of its county: small, read whole, in the order of the keys. */
import type {
  AreaRecord,
  DepartmentRecord,
  LocalDay,
  MatterRecord,
  NewsSection,
  OfficePhone,
  ProgrammeRecord,
  Setting,
} from '../core/model/desk/reference';

import type { Stamps } from '../core/model/desk/stamps';
import type { NewsItem } from '../core/model/news';

/** An area with all its names, and its ids from the top: `410522000000/410522101000/`. */
export type Area = Required<AreaRecord> & { path: string };

/** As it is now: nothing is remembered. */
export interface ReferenceReads {
  areas(): Promise<Area[]>;
  departments(): Promise<Required<DepartmentRecord>[]>;
  /** Liaisons and supervisors; leaders stand in the ladders. */
  officePhones(): Promise<OfficePhone[]>;
  matters(): Promise<Required<MatterRecord>[]>;
  programmes(): Promise<Required<ProgrammeRecord>[]>;
  /** None: those that come with the program are in force. */
  sections(): Promise<Required<NewsSection>[]>;
  /** Departments, matters and programmes that came with the starter set, and that nobody has looked at yet. */
  startersLeft(): Promise<number>;
  /** The newest first, whatever their state. */
  news(): Promise<NewsItem[]>;
  /** All that was ever written: for files. */
  allNews(): Promise<NewsItem[]>;
  newsItem(id: string): Promise<NewsItem | null>;
  settings(): Promise<Setting[]>;
  /** To be read before what they are of: what moves in between is noticed then. */
  stamps(): Promise<Stamps>;
  localDays(): Promise<LocalDay[]>;
}
