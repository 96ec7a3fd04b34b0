import type { Language } from '../model/message';
import type { Payment } from '../model/payments';

/** An amount as people read it: `316.50元`, in English `CNY 316.50`. `fen` is a whole number, negative where money was taken back. */
export function money(fen: number, language: Language): string {
  const sign = fen < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(fen) / 100);
  const rest = String(Math.abs(fen) % 100).padStart(2, '0');
  return language === 'en' ? `CNY ${sign}${whole}.${rest}` : `${sign}${whole}.${rest}元`;
}

/** An area, or what else a payment is reckoned by, with its unit (`3.5`, `亩`); both null where it is paid by case. */
export function quantityOf({ quantity }: Pick<Payment, 'quantity'>) {
  return {
    quantity: quantity ? String(Number(quantity.amount.toFixed(2))) : null,
    unit: quantity?.unit ?? null,
  };
}
