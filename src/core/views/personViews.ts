/** What is said to whoever writes: what can be asked, what was no request, whom to turn to, and who somebody is. */

import type { Danger } from '../model/intent';
import { data } from './data';

/** `number`: of an own case, as an example. */
export const PERSON_VIEWS = {
  /** Said above the help text. */
  hello: data(),
  help: data(),
  'help.applicant': data<{ number: string }>(),
  'help.stranger': data(),
  'help.liaison': data(),
  'help.leader': data(),
  'unknown.household': data(),
  'unknown.applicant': data<{ number: string }>(),
  'unknown.stranger': data(),
  'unknown.again': data(),
  'unknown.askBack': data(),
  'unknown.long': data(),
  'unknown.leader': data(),
  /** Whom to call at once; `any`: the words do not tell. */
  danger: data<{ kind: Danger | 'any' }>(),
  /** Said above the way to a person. */
  abuse: data(),
  courtesy: data(),
  /** `inPerson`: to whoever can not read or type. `liaison`: the number of the own one, as one dials it. */
  'callback.offer': data<{ inPerson: boolean; liaison: string | null }>(),
  'callback.taken': data<{ number: string }>(),
  'callback.waits': data<{ number: string; day: string }>(),
  'identity.ask': data(),
  /** While it is asked for, something else that needs it was wanted. */
  'identity.again': data(),
  'identity.both': data(),
  /** Said above what was asked for: whose it is, masked, and for how long it can be asked. */
  /** `ask`: its registered phone can be asked to let this one look for good. */
  'identity.granted': data<{ head: string; minutes: number; ask: boolean }>(),
  /** One half was given. */
  'identity.half': data<{ needsName: boolean }>(),
  'identity.closed': data(),
  'identity.wrong': data<{ left: number }>(),
  'identity.locked': data(),
};
