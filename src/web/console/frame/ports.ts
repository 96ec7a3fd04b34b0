/** What the desk's frame uses of the service: who is signed in, and how somebody comes and goes. */
import type { Desk as WholeDesk } from '../../../service/desk';

export type { AtDesk, DeskPerson, From, Needs, SignedIn } from '../../../service/desk';

export type Desk = Pick<
  WholeDesk,
  | 'signIn'
  | 'signInCode'
  | 'signInCertificate'
  | 'link'
  | 'startByLink'
  | 'sessionOf'
  | 'endSession'
  | 'setPassword'
>;
