/** Every screen there is, with the data its template needs. The conversation owns this list. */
export interface Views {
  menu: object;
}

export type ViewName = keyof Views;
export type View = { [V in ViewName]: { view: V; data: Views[V] } }[ViewName];
