import type { Context } from '../model/dialogue';
import type { Act } from '../model/intent';
import { answer } from './answers';
import { freeText } from './answers/freeText';
import type { Reading } from './reading/reading';
import { senseOf } from './reading/tokens';
import { isPlainRequest, request } from './requests';

/** The expected answer, or else a clear new request, or else the free text that was asked for. */
export function decide(reading: Reading, context: Context | null): Act | null {
  const expected = context && answer(reading, context);
  if (expected) return expected;
  const asked = request(reading);
  // Said while it is asked for, 不投诉了 ends the asking and takes nothing back.
  if (context && takesText(context) && asked?.intent === 'cancel') return { intent: 'cancel', slots: {} };
  if (context && takesText(context) && !(asked && interrupts(reading, asked, context))) {
    return (
      freeText(reading, context) ??
      (context.state === 'guide.ask' || context.state === 'identity.ask' ? asked : null)
    );
  }
  return asked;
}

function takesText({ state }: Context): boolean {
  return (
    state === 'complaint.ask' ||
    state === 'consult.ask' ||
    state === 'expedite.ask' ||
    state === 'haste.ask' ||
    state === 'guide.ask' ||
    state === 'identity.ask'
  );
}

/** Whether a request is so plain that it is not the text that was asked for. */
function interrupts(reading: Reading, asked: Act, context: Context): boolean {
  if (asked.intent === 'unknown') return false;
  if (context.state === 'guide.ask' && isBareProgramme(reading, asked)) return false;
  if (context.state === 'consult.ask' && asksAbout(reading, asked)) return false;
  // 我那个投诉咋样了 is no new one.
  if (asked.intent === 'case.status' && asked.slots.asked !== undefined) return true;
  return (
    isPlainRequest(reading, asked.intent) || asked.intent === 'subscribe.stop' || asked.intent === 'cancel'
  );
}

/** 退订了还能再订吗 asks about a service instead of using it. */
function asksAbout(reading: Reading, { intent }: Act): boolean {
  return reading.hint('yesNo') && intent !== 'subsidy.query' && intent !== 'case.status';
}

/** Asked for a matter, a name that is both a programme and a matter is the matter. */
function isBareProgramme(reading: Reading, asked: Act): boolean {
  return (
    asked.intent === 'subsidy.query' &&
    !reading.has('paid') &&
    reading.year === null &&
    !reading.command('subsidy.query')
  );
}

/** Whether a better reading may yet be found: a subsidy without a name, a question that nothing opens. */
export function isVague(act: Act, reading: Reading): boolean {
  if (reading.rest === 0) return false;
  // 加鸡 20150402006: the words beside a number may say more.
  if (act.intent === 'case.status')
    return act.slots.caseNo !== undefined && !reading.has('status') && reading.head === null;
  if (act.intent === 'consult.ask')
    return reading.head === null || senseOf(reading.head, 'command') === undefined;
  return act.intent === 'subsidy.query' && act.slots.programme === undefined;
}
