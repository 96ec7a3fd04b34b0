/** Shows of a person's data no more than that person needs to recognise it. */

/** Surnames of two characters; a name of just two characters is read as one and one. */
const COMPOUND = new Set(
  (
    '欧阳 上官 司马 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 东方 独孤 南宫 长孙 宇文 轩辕 端木 百里 呼延 ' +
    '申屠 太史 闻人 澹台 公冶 宗政 濮阳 淳于 单于 钟离 司空 鲜于 闾丘 赫连 万俟 拓跋 第五 东郭 西门'
  ).split(' '),
);

/** `张三丰` → `张*`, `欧阳娜` → `欧阳*`. An empty name stays empty. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  if (signs.length === 0) return '';
  const two = signs.slice(0, 2).join('');
  return `${signs.length > 2 && COMPOUND.has(two) ? two : signs[0]}*`;
}

/** Last four of an account, a case number or an identity number. */
export function tail(text: string): string {
  return text.slice(-4);
}

/** `+8613800000001` → `138****0001`; anything shorter than seven digits shows its last two only. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
  if (digits.length < 7) return `****${digits.slice(-2)}`;
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}
