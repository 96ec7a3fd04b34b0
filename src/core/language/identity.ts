import type { SlotsOf } from './intent';
import type { Reading } from './reading';

const TAIL = /(?<![0-9])([0-9]{5}[0-9x])(?![0-9a-z])/;
const WHOLE = /(?<![0-9])[0-9]{12}([0-9]{5}[0-9x])(?![0-9a-z])/;
const LABELS =
  /我叫|我是|我的名字是|我的名字叫|名字是|名字叫|姓名是|名字|姓名|叫|身份证号码|身份证号|身份证|后六位是|后6位是|后六位|后6位|最后六位|末六位|尾号是|尾号|号码|是|本人/g;
const NAME = /(?:^|[^\u3400-\u9fff])([\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,8})?)(?=$|[^\u3400-\u9fff·])/;
const LATIN_NAME = /^\s*([a-z][a-z'-]{1,20}(?: [a-z][a-z'-]{1,20}){1,3})\s*$/;

/** A name and the last six of an identity number, or either alone; null when the text holds neither. */
export function identityIn({ normal }: Reading): SlotsOf['identity.give'] | null {
  const slots: SlotsOf['identity.give'] = {};
  const tail = WHOLE.exec(normal.plain) ?? TAIL.exec(normal.plain);
  if (tail?.[1] !== undefined) slots.tail = tail[1].toUpperCase();
  // Names keep their characters as typed: 葉 is not 叶 in a register.
  const typed = normal.origin
    .map((at) => normal.typed[at] ?? '')
    .join('')
    .toLowerCase();
  const words = typed.replace(/[0-9]{5,18}x?/, ' ').replace(LABELS, ' ');
  const name = NAME.exec(words)?.[1] ?? LATIN_NAME.exec(words)?.[1];
  if (name !== undefined) slots.name = name;
  return slots.name === undefined && slots.tail === undefined ? null : slots;
}
