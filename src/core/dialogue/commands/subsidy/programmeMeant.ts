/** 治病那个救助款: money that the household gets, by a word of its name that is in no other one of theirs. */
import type { Payment } from '../../../model/payments';
import { pairsOf } from '../../../text/pairs';
import type { Asked } from './money';

/** What money of any kind is called. */
const COMMON: ReadonlySet<string> = new Set('补贴 补助 直补 综合 农村 城乡 救济 资金'.split(' '));

/** `asked` with the programme that its words mean, where they name none in full and fit one alone. */
export function withProgramme({ words, ...asked }: Asked, payments: readonly Payment[]): Asked {
  if (words === undefined || asked.programme !== undefined || asked.also || asked.all) return asked;
  const spoken = new Set(pairsOf(words.normalize('NFKC')).filter((pair) => !COMMON.has(pair)));
  if (spoken.size === 0) return asked;
  const names = [...new Set(payments.map(({ programme }) => programme))];
  const [programme, ...others] = names.filter((name) =>
    ownPairs(name, names).some((pair) => spoken.has(pair)),
  );
  return programme === undefined || others.length > 0 ? asked : { ...asked, programme };
}

function ownPairs(name: string, names: readonly string[]): string[] {
  const rest = names.filter((other) => other !== name);
  return pairsOf(name).filter((pair) => !rest.some((other) => other.includes(pair)));
}
