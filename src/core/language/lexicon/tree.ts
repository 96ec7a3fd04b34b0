/** A letter tree; keys are characters, or syllables where words are looked up by sound. */
export interface Tree<T> {
  /** Null at a leaf: most places are one. */
  next: Map<string, Tree<T>> | null;
  entry: T | null;
}

/** An empty tree. */
export function tree<T>(): Tree<T> {
  return { next: null, entry: null };
}

/** The first entry planted at a place keeps it. */
export function plant<T>(root: Tree<T>, path: string[], entry: T): void {
  let node = root;
  for (const step of path) {
    node.next ??= new Map();
    let child = node.next.get(step);
    if (!child) {
      child = tree();
      node.next.set(step, child);
    }
    node = child;
  }
  node.entry ??= entry;
}
