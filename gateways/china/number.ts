/** Numbers as a Chinese carrier wants them. */
export const NUMBER_PREFIXES = ['none', '86'] as const;
/** What stands in front of a Chinese number on a link. */
export type NumberPrefix = (typeof NUMBER_PREFIXES)[number];

/** A code of ours as it is contracted, in digits that begin with 1 or 9: some gateways put 86 in front of that too. */
export function codeWithout86(code: string): string {
  return code.replace(/^(?:\+|00)?86(?=[19])/, '');
}

/** Numbers of here in eleven digits, or behind 86; those of other countries with their code, and codes as they are. */
export function chineseNumber(to: string, prefix: NumberPrefix): string {
  const digits = to.startsWith('+') ? to.slice(1) : to;
  return prefix === 'none' && to.startsWith('+86') ? digits.slice(2) : digits;
}
