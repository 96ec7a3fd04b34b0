/** What is still beyond a budget of test/architecture.test.ts. These lists only grow shorter, and go when they are empty. */
import type { Import } from './imports';

export const NOT_YET: Record<'functions' | 'files' | 'folders' | 'rings', string[]> = {
  functions: [],
  files: [],
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
