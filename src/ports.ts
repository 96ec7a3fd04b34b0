/** The seams. Engines and carriers stand behind these and never see one another. */
export { Overloaded, SendError, StoreError } from './ports/errors';
export type * from './ports/gateway';
export type * from './ports/inside';
export type * from './ports/lists';
export type * from './ports/queue';
export type * from './ports/store';
export type * from './ports/time';
