/** What people do with a file, step by step: from where each is taken, where it leads, which right it needs. One list, for the service and for what is offered at the desk. */
import type { ApprovalStep, Upload, UploadState } from '../model/desk/upload';
import type { DeskAction } from './rights';

/**
 * `open`: rows may be mended, accepted and left out. `replace`: another file takes its place. `confirming`: it goes to its
 * villages. The next three are 三定; `sendBack` undoes them.
 */
export type UploadStep = 'match' | 'open' | 'replace' | 'confirming' | ApprovalStep | 'sendBack' | 'discard';

interface Step {
  from: readonly UploadState[];
  /** Null: where its rows and villages put it. */
  to: UploadState | null;
  needs: DeskAction;
}

const OPEN: readonly UploadState[] = ['faulty', 'clean', 'confirming'];

export const UPLOAD_STEPS = {
  match: { from: ['columns'], to: 'reading', needs: 'upload.mend' },
  open: { from: OPEN, to: null, needs: 'upload.mend' },
  replace: { from: ['columns', ...OPEN], to: null, needs: 'upload.add' },
  confirming: { from: ['clean'], to: 'confirming', needs: 'upload.mend' },
  entered: { from: ['clean', 'confirming'], to: 'entered', needs: 'upload.enter' },
  checked: { from: ['entered'], to: 'checked', needs: 'upload.check' },
  published: { from: ['checked'], to: 'publishing', needs: 'upload.publish' },
  sendBack: { from: ['entered', 'checked'], to: null, needs: 'upload.sendBack' },
  discard: {
    from: ['receiving', 'reading', 'columns', ...OPEN, 'entered', 'checked'],
    to: 'thrownAway',
    needs: 'upload.discard',
  },
} as const satisfies Record<UploadStep, Step>;

/** Whether it stands where this step begins. */
export function canTake(step: UploadStep, { state }: Pick<Upload, 'state'>): boolean {
  const { from }: Step = UPLOAD_STEPS[step];
  return from.includes(state);
}

const ON_THE_WAY: readonly UploadStep[] = ['published', 'checked', 'entered', 'match', 'open'];

/** The right that takes it on from where it stands; null: it waits for nobody, or for its villages. */
export function waitsFor(upload: Pick<Upload, 'state'>): DeskAction | null {
  if (upload.state === 'confirming') return null;
  const step = ON_THE_WAY.find((one) => canTake(one, upload));
  return step ? UPLOAD_STEPS[step].needs : null;
}
