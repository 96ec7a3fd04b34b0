/** What several people write at once without a word to each other, and by which each is told. */
import { REFERENCE_FILES } from './reference';

export const STAMPED = [...REFERENCE_FILES, 'settings', 'accounts'] as const;
export type Stamped = (typeof STAMPED)[number];

/** How often each was written: as long as its number is the same, nothing of it has changed. */
export type Stamps = Readonly<Record<Stamped, number>>;
