/** Who looks after cases for the offices, and after a village: a leader the own departments, a supervisor all. */
import type { CaseFacts, Office } from '../../model/cases';
import type { Caller } from '../../model/people';
import type { Scene } from './command';
import type { Reads } from './reads';

/** Whether this phone is a leader's or a supervisor's, and still theirs. */
export function isOffice({ role, gone }: Pick<Caller, 'role' | 'gone'>): boolean {
  return !gone && (role === 'leader' || role === 'supervisor');
}

/** Whether this phone is a liaison's, and still theirs. */
export function isLiaison({ role, gone }: Pick<Caller, 'role' | 'gone'>): boolean {
  return !gone && role === 'liaison';
}

/** The departments that this phone looks after; none for anybody else. */
export async function officesOf(ask: Reads, { caller, inbound }: Scene): Promise<Office[]> {
  if (!isOffice(caller)) return [];
  const all = await ask.offices();
  return caller.role === 'supervisor' ? all : all.filter(({ ladder }) => ladder.includes(inbound.from));
}

/** Whether one of these departments has the case, or a part of it. */
export function looksAfter(offices: readonly Office[], { department, parts }: CaseFacts): boolean {
  const names = new Set(offices.map(({ name }) => name));
  return names.has(department) || parts.some((part) => names.has(part.department));
}
