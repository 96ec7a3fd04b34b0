/** A value of a row as a page says it: accounts, phones and identity numbers no further than they are told apart by. */
import { cellOf, itemsOf } from '../../../core/intake/lists';
import type { Value } from '../../../core/intake/model';
import { maskPhone, tail } from '../../../core/text/mask';
import { fill } from '../../../core/views/fill';
import type { DeskCall } from '../frame/route';
import { yuan } from '../uploads/tools';
import { wordIn } from './tools';

export interface Names {
  villages: ReadonlyMap<string, string>;
  programmes: ReadonlyMap<string, string>;
}

type Say = (value: string | number, names: Names, call: DeskCall) => string;

const hundredths: Say = (value) => (Number(value) / 100).toFixed(2).replace(/\.?0+$/, '');
const SAY: Readonly<Record<string, Say>> = {
  village: (value, { villages }) => villages.get(String(value)) ?? String(value),
  programme: (value, { programmes }) => programmes.get(String(value)) ?? String(value),
  group: (value, _, { words }) => fill(String(words.group), { group: value }),
  quantity: hundredths,
  rate: hundredths,
  amount: (value) => yuan(Number(value)),
  phone: (value) => maskPhone(String(value)),
  family: (value) => cellOf(itemsOf(String(value)).map(maskPhone)),
  account: (value, _, { words }) => fill(String(words.tail), { tail: tail(String(value)) }),
  identity: (value, _, { words }) => fill(String(words.tail), { tail: tail(String(value)) }),
  state: (value, _, call) => wordIn(call, 'paymentStates', String(value)),
  result: (value, _, call) => wordIn(call, 'results', String(value)),
};

export function sayValue(field: string, value: Value | undefined, names: Names, call: DeskCall): string {
  if (value === null || value === undefined || value === '') return '';
  return SAY[field]?.(value, names, call) ?? String(value);
}

const HIDDEN = new Set(['account', 'identity', 'phone', 'family']);

/** As the file has it, where that could not be read. */
export function sayRaw(field: string, value: string, { words }: DeskCall): string {
  const hidden = HIDDEN.has(field);
  return hidden && value.length > 4 ? fill(String(words.tail), { tail: tail(value) }) : value;
}
