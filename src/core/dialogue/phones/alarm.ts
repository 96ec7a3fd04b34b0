/** Signs that somebody writes in another's name: the supervisors hear of them at once. */
import { HOUR } from '../../calendar/durations';
import type { AlarmKind } from '../../model/alarm';
import type { Change } from '../../model/change';
import type { Scene } from '../scene/command';
import type { Reads } from '../scene/reads';

/** Of the whole service in an hour: so many codes that nobody said, or wrong ones, are more than people's mistakes. */
const UNUSED = 20;
const WRONG = 10;
/** So many wrong ones, and for the rest of the hour no code counts. */
const CLOSED = 60;

/** How it stands with codes in the whole service. */
export interface Traffic {
  isUnusual: boolean;
  isClosed: boolean;
}

/** Of the codes of the last hour, of all phones. */
export async function trafficOf(ask: Reads, { now }: Scene): Promise<Traffic> {
  const { unused, wrong } = await ask.codesSince(now - HOUR);
  return { isUnusual: unused >= UNUSED || wrong >= WRONG, isClosed: wrong >= CLOSED };
}

/** What is written to raise it. */
export function alarmOf(alarm: Extract<AlarmKind, `phone.${string}`>, { now }: Pick<Scene, 'now'>): Change[] {
  return [{ kind: 'alarm', alarm, at: now }];
}
