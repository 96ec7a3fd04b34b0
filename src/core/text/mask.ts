/** Shows of a person's data no more than that person needs to recognise it. */
import { hasCompoundSurname } from './name';

/** `张三丰` → `张*`, `欧阳娜` → `欧阳*`; two characters are read as one and one. An empty name stays empty. */
export function maskName(name: string): string {
  const signs = [...name.trim()];
  if (signs.length === 0) return '';
  const surname = signs.slice(0, signs.length > 2 && hasCompoundSurname(name.trim()) ? 2 : 1);
  return `${surname.join('')}*`;
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
