/** The code that was sent, or yes or no without it. */
import type { Act } from '../../model/intent';
import type { Reading } from '../reading/reading';
import { picked } from './pick';
import { answeredFirst, isDenied, yesOrNo } from './yesNo';

const CODE = /^[^0-9]{0,12}([0-9]{3,8})[^0-9]{0,6}$/;
/** 是我换的 同意 GH269655: with its letters it is the code, whatever is said beside it. */
const NAMED_CODE = /(?:gh|bh)[\s:#,.-]*([0-9]{3,8})(?![0-9])/;
const NOT_MINE = /^\s*(?:gh|bh)[\s:#,.-]*[0o]\s*$/;
const LONGEST = 30;

/** Null where it is something else. */
export function phoneCodeAnswer(reading: Reading): Act | null {
  const { text } = reading;
  const intent = 'contact.changePhone';
  if (reading.phones.length > 0 || text.length > LONGEST) return null;
  if (NOT_MINE.test(text) || isDenied(reading)) return { intent, slots: { no: true, notMine: true } };
  const named = NAMED_CODE.exec(text)?.[1];
  if (named !== undefined) return { intent, slots: { code: named } };
  const said =
    yesOrNo(reading) ?? (reading.says.agreesToMove.test(text) ? 'yes' : null) ?? answeredFirst(reading);
  if (said) return { intent, slots: said === 'yes' ? { yes: true } : { no: true } };
  const n = picked(reading);
  if (n !== null && n < 10)
    return n === 1 ? { intent, slots: { yes: true } } : { intent, slots: { no: true } };
  const code = CODE.exec(text.replace(/(?<=[0-9])[\s-](?=[0-9])/g, ''))?.[1];
  return code === undefined ? null : { intent, slots: { code } };
}
