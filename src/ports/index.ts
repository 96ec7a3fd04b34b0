/** The seams. Engines and carriers stand behind these and never see one another. */
export type * from './audit';
export type * from './carrier';
export { phrase } from './carrier';
export type * from './desk';
export { Moved, Overloaded, SendError, StoreError } from './errors';
export type * from './gateway';
export type * from './lists';
export type * from './reference';
export type * from './runtime';
export type * from './simulator';
export type * from './store';
export { commitUnmoved, hasMoved, writeUnmoved } from './unmoved';
export type * from './uploads';
export type * from './webhooks';
