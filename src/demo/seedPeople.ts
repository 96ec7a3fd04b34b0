/** Who household or applicant i is. */

const FIRST_PHONE = 13_800_000_000;
const NAMES = [...'王李张刘陈杨赵黄周吴'];
const GIVEN = [...'明华丽强芳伟娟勇静军'];

/** E.164 of household or applicant i. */
export function seedPhone(i: number): string {
  return `+86${FIRST_PHONE + i}`;
}

export function nameOf(i: number): string {
  return nth(NAMES, i) + nth(GIVEN, Math.floor(i / 10)) + nth(GIVEN, Math.floor(i / 100));
}

/** The list over and over. */
export function nth<T>(list: readonly T[], i: number): T {
  const item = list[i % list.length];
  if (item === undefined) throw new Error('the list is empty');
  return item;
}
