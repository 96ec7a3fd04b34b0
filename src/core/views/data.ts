/** How a view is defined: its name once, and beside it the type of its data, of which nothing is left when the program runs. */
export interface Data<T extends object> {
  readonly data?: T;
}

/** The data of one view: `'rate.ask': data<{ matter: string }>()`; of a screen without data `data()`. */
export function data<T extends object = object>(): Data<T> {
  return {};
}

/** Of a list of views, the data of each by name. */
export type DataOf<L> = { [V in keyof L]: L[V] extends Data<infer T> ? T : never };

/** Co-departments of a parallel case, those that are done, and the ones waited for. */
export interface Parts {
  total: number;
  done: number;
  waiting: string | null;
}
