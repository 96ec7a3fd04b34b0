/** What is said to whoever writes: what can be asked, what was no request, whom to turn to, and who somebody is. */
import type { Danger } from '../model/intent';
import { data, field, seldom } from './data';
import { head, hours, number, whether, yes } from './fields';

const callNumber = field('HD20261123-04175362');

/** `number`: of an own case, as an example. */
export const PERSON_VIEWS = {
  /** Said above the help text. */
  hello: data(),
  help: data(),
  'help.applicant': data({ number }),
  'help.stranger': data(),
  'help.liaison': data(),
  'help.leader': data(),
  'unknown.household': data(),
  'unknown.applicant': data({ number }),
  'unknown.stranger': data(),
  'unknown.again': data(),
  'unknown.askBack': data(),
  'unknown.long': data(),
  'unknown.leader': data(),
  /** It is said to be over. */
  'danger.over': data(),
  /** Nobody is to know of the cry for help. */
  'danger.secret': data(),
  /** Whom to call at once; `any`: the words do not tell. `again`: it was said a moment ago, and that nobody can come from here is said, too. */
  danger: data({ kind: field<Danger | 'any'>('any', 'despair'), again: whether }),
  /** Said above the way to a person. */
  abuse: data(),
  courtesy: data(),
  /** Above an answer: a call was asked for as well. */
  'callback.beside': data(),
  /** `inPerson`: to whoever can not read or type. `liaison`: the number of the own one, as one dials it; `hours`: when somebody is there, where nobody is now. */
  'callback.offer': data({ inPerson: whether, liaison: seldom(field('13800000003')), hours: seldom(hours) }),
  /** To who can not hear. */
  'callback.inWriting': data(),
  'callback.taken': data({ number: callNumber, hours: seldom(hours) }),
  'callback.waits': data({ number: callNumber, day: field('11月23日') }),
  'identity.ask': data(),
  /** While it is asked for, something else that needs it was wanted. */
  'identity.again': data(),
  /** What was asked for has to be looked up first. */
  'identity.wait': data(),
  'identity.both': data(),
  /** Said above what was asked for: whose it is, and for how long it can be asked; `ask`: its registered phone can be asked to let this one look for good. */
  'identity.granted': data({ head, minutes: field(30), ask: yes }),
  /** One half was given. */
  'identity.half': data({ needsName: whether }),
  'identity.closed': data(),
  'identity.wrong': data({ left: field(4) }),
  'identity.locked': data(),
};
