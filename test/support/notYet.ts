/** What is still beyond a budget of test/architecture.test.ts. These lists only grow shorter, and go when they are empty. */
import type { Import } from './imports';

export const NOT_YET: Record<'functions' | 'files' | 'folders' | 'rings', string[]> = {
  functions: [
    // src/core/cases
    'src/core/cases/advance.ts promised',
    'src/core/cases/decideEvent.ts decide',
    'src/core/cases/newCase.ts open',
    'src/core/cases/timerDecision.ts promiseNears',
    // src/core/notices
    'src/core/cases/eventWording.ts wording',
  ],
  files: ['src/core/model/change.ts'],
  folders: [],
  rings: [],
};

/** Whoever is reached from itself, in order. */
export function inRings(edges: readonly Pick<Import, 'from' | 'to'>[]): string[] {
  const reached = (from: string, seen: Set<string>): Set<string> => {
    for (const edge of edges) {
      if (edge.from !== from || seen.has(edge.to)) continue;
      seen.add(edge.to);
      reached(edge.to, seen);
    }
    return seen;
  };
  const all = [...new Set(edges.map(({ from }) => from))].sort();
  return all.filter((name) => reached(name, new Set()).has(name));
}
