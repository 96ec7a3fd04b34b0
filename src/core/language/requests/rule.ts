import type { Act, Intent } from '../intent';
import { isCommand, type Reading } from '../reading';

/** One way to make a request; null when the text does not make it so. */
export type Rule = (reading: Reading) => Act | null;

/** Whether the text opens with this command. */
export function headIs(reading: Reading, intent: Intent): boolean {
  return reading.head !== null && isCommand(reading.head, intent);
}

/** Names a command and says nothing else that the lexicon does not know. */
export function saysOnly(reading: Reading, intent: Intent): boolean {
  return reading.command(intent) && reading.rest === 0;
}

export function aboutSubsidy(reading: Reading): boolean {
  return reading.has('programme') || reading.has('subsidy');
}
