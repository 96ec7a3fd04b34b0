/** Where the offices are, and what they are. */
import type { Kit } from './kit';

export function places(kit: Kit) {
  const areas = kit.table('areas', {
    id: kit.word('id', 32).primaryKey(),
    parent: kit.word('parent', 32),
    level: kit.word('level', 16).notNull(),
    name: kit.word('name', 120).notNull(),
  });
  const departments = kit.table('departments', {
    id: kit.word('id', 64).primaryKey(),
    area: kit.word('area', 32).notNull(),
    name: kit.word('name', 120).notNull(),
    /** JSON array of E.164, deputy head first. */
    ladder: kit.text('ladder').notNull(),
  });
  return { areas, departments };
}
