/** Which window an office means of those that its note names: 不交综合窗口，到7号窗口. */

const CLAUSE = /[^，。；,;、\s!！]+/g;
/** Behind a word that leads there, or by its number at the beginning. */
const NAMED =
  /(?:(?<leads>[到去在交往至找送])|^)(?<window>(?:(?!到|去|在|交|往|至|找|送)[^，。；,;、\s]){1,10}?窗口)/g;
/** Without a word that leads there, only a number is surely a name. */
const NUMBERED = /^第?[0-9一二三四五六七八九十]{1,3}号窗口$/;

/** Right before it: nobody is to go there, or not any more. */
const DENIED = /(?:不|别|勿|莫|无需|没|非|原|原来|以前|之前)(?:再|要|用|必|是|能|可|得|应|该|需)*$/;
const DENIED_BEHIND = /^(?:不|已?停|已?撤)/;
/** What is done there: papers are taken, or something else. */
const TAKES = /^(?:现场|窗口)?(?:补|提|递|上)?交|^(?:送|收|补)/;
const TAKEN_TO = /(?:[交送补寄]|递)$/;
const ELSE = /^(?:取|领|拿|缴|付|排|叫|问|咨询|复印|打印|盖)/;
const NAMED_FOR_ELSE = /取号|咨询|导办|缴费|收费|发证|领证/;

interface Named {
  window: string;
  weight: number;
}

/** The window where papers are handed in, as the note names it; null where it names none. */
export function windowNamed(note: string): string | null {
  const named = [...note.matchAll(CLAUSE)].flatMap(([clause]) => namedIn(clause));
  const most = Math.max(...named.map(({ weight }) => weight));
  return named.find(({ weight }) => weight === most)?.window ?? null;
}

/** Those of a clause that somebody is to go to. */
function namedIn(clause: string): Named[] {
  const found = [...clause.matchAll(NAMED)];
  return found.flatMap(({ 0: all, index, groups: { leads = '', window = '' } = {} }, at) => {
    const last = found[at - 1];
    const before = clause.slice(last ? last.index + last[0].length : 0, index);
    const behind = clause.slice(index + all.length, found[at + 1]?.index);
    const isDenied = DENIED.test(before) || DENIED_BEHIND.test(behind);
    if (isDenied || (leads === '' && !NUMBERED.test(window))) return [];
    const takes = leads === '交' || leads === '送' || TAKEN_TO.test(before) || TAKES.test(behind);
    const isElse = ELSE.test(behind) || NAMED_FOR_ELSE.test(window);
    return [{ window, weight: Number(takes) - Number(isElse) }];
  });
}
