/** Money that the household gets, by a word of its name that is in no other one of theirs (治病那个救助款), or by its amount. */
import type { Payment } from '../../../model/payments';
import { pairsOf } from '../../../text/pairs';
import type { Scene } from '../../scene/command';
import { type Asked, newestOf } from './money';

/** `asked` with the programme that its words mean, where they name none in full and fit one alone. */
export function withProgramme(asked: Asked, payments: readonly Payment[], scene: Scene): Asked {
  const { words } = asked;
  if (words === undefined || asked.programme !== undefined || asked.also || asked.all) return asked;
  const programme = oneOf([...new Set(payments.map((one) => one.programme))], words, scene);
  return programme === null ? ofAmount(asked, words, payments) : { ...asked, programme };
}

/** The one of these names that has a word of a text which none of the others has; null: none, or several. */
export function oneOf(names: readonly string[], words: string, { says }: Scene): string | null {
  const pairs = pairsOf(words.normalize('NFKC')).filter((pair) => !says.anyMoney.test(pair));
  const meant = pairs.flatMap((pair) => {
    const [name, ...others] = names.filter((one) => one.includes(pair));
    return name === undefined || others.length > 0 ? [] : [name];
  });
  const [programme = null, ...others] = new Set(meant);
  return others.length === 0 ? programme : null;
}

/** 多出376.5块 这是啥钱: the newest payment of just that much, where one programme alone has such. */
function ofAmount(asked: Asked, words: string, payments: readonly Payment[]): Asked {
  const said = words.match(/[0-9]+(?:\.[0-9]{1,2})?/g)?.map((yuan) => Math.round(Number(yuan) * 100));
  if (!said) return asked;
  const alike = payments.filter(({ amount }) => said.includes(amount));
  const newest = newestOf(alike);
  if (!newest || alike.some(({ programme }) => programme !== newest.programme)) return asked;
  return { ...asked, programme: newest.programme, year: asked.year ?? newest.year };
}
