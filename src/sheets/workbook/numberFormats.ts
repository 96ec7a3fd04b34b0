/** Number formats: what they are called in the file, and which of them show a day or a time. */

/** Those that a file need not write out (ECMA-376 18.8.30), as far as they say anything about a number. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  37: '#,##0 ;(#,##0)',
  38: '#,##0 ;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
};
/** Those of Chinese Excel that are days whatever else they are: 27 to 36 and 50 to 58. */
const CHINESE_DAYS = 'yyyy"年"m"月"d"日"';

/** Undefined: the general one. */
export function builtInFormat(id: number): string | undefined {
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return CHINESE_DAYS;
  return BUILT_IN[id];
}

/** Whether a number of this format is shown as a day or a time: what is quoted, escaped or in brackets says nothing. */
export function showsDay(format: string): boolean {
  const [positive = ''] = format.split(';');
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return !/general|0[.0#?]*e[+-]/i.test(bare) && /[ymdhs]/i.test(bare);
}
