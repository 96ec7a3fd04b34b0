/** How a view is declared: by its fields. The type of its data follows from them, and so does what its templates are tried with. */

/** What a field carries as it usually is, and as long as it can be. */
export interface Field<T> {
  readonly usual: T;
  readonly long: T;
}

type Fields = Readonly<Record<string, Field<unknown>>>;

/** Of fields, or of views, what each carries, by name. */
export type DataOf<F> = { [N in keyof F]: F[N] extends Field<infer T> ? T : never };

/** A field: `field('住建局', '局'.repeat(12))`, `field<CaseState>('closed')`. */
export function field<T>(usual: T, long: T = usual): Field<T> {
  return { usual, long };
}

/** Fields together: the data of a view, or one row of it. A screen that says nothing of anybody has none. */
export function data<F extends Fields>(fields: F): Field<DataOf<F>>;
export function data(): Field<object>;
export function data(fields: Fields = {}): Field<object> {
  const all = (as: keyof Field<unknown>) =>
    Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, one[as]]));
  return { usual: all('usual'), long: all('long') };
}

/** May have nothing to say, which is null. */
export function maybe<T>(one: Field<T>): Field<T | null> {
  return one;
}

/** Usually null. */
export function seldom<T>({ long }: Field<T>): Field<T | null> {
  return { usual: null, long };
}

/** Null where the text is longest: something else stands in its place. */
export function mostly<T>({ usual }: Field<T>): Field<T | null> {
  return { usual, long: null };
}

/** Rows: so many usually, so many at the most. */
export function rows<T>({ usual, long }: Field<T>, few: number, most: number): Field<T[]> {
  return { usual: Array<T>(few).fill(usual), long: Array<T>(most).fill(long) };
}
