/** What the pages of one's own account need of the service. */
import type { Desk } from '../../../service/desk';

export type MeTools = Pick<
  Desk,
  'sessions' | 'endOthers' | 'totpBegin' | 'totpConfirm' | 'totpEnd' | 'recoveryCodes' | 'recoveryLeft'
>;
