import type { Language } from '../model/message';

/** An amount as people read it: `316.50元`, in English `CNY 316.50`. `fen` is a whole number, negative where money was taken back. */
export function money(fen: number, language: Language): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  const rest = String(Math.abs(fen) % 100).padStart(2, '0');
  return language === 'en' ? `CNY ${sign}${whole}.${rest}` : `${sign}${whole}.${rest}元`;
}
