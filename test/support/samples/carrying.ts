/** Those of some views that carry data: each needs a sample of it. */
export type Carrying<Views> = {
  [View in keyof Views as object extends Views[View] ? never : View]: Views[View];
};
