/** What a township hands in one after the other: its households, what they are paid, and what the bank made of it. */
import { COLUMNS, csvOf, type Household, household } from '../support/builders/roster';
import type { Paper } from '../worlds/office';

export const PERIOD = '2026年粮食直补';
/** What the bank says of each place of the list, over and over. */
const SAID = [
  ['成功', ''],
  ['成功', ''],
  ['失败', '账号已销户'],
  ['退回', '户名不符'],
] as const;
export const STATES = ['paid', 'paid', 'failed', 'returned'] as const;
const cell = (row: Household, name: string) => String(row[COLUMNS.indexOf(name)]);
/** Fen. */
export const amountOf = (n: number) => 10_000 + n * 7;

/** So many households. */
export function papers(many: number): Paper[] {
  const rows = Array.from({ length: many }, (_, n) => household(n));
  const yuan = (n: number) => (amountOf(n) / 100).toFixed(2);
  const file = (header: string[], lines: string[][]) => Buffer.from(csvOf([header, ...lines]));
  return [
    {
      ...{ kind: 'households', period: '2026' },
      bytes: Buffer.from(csvOf([COLUMNS, ...rows])),
    },
    {
      ...{ kind: 'payments', period: PERIOD },
      bytes: file(
        ['户主姓名', '身份证号', '金额', '一折通账号', '状态'],
        rows.map((row, n) => [
          ...[cell(row, '户主姓名'), cell(row, '身份证号'), yuan(n), cell(row, '一折通账号'), '已送银行'],
        ]),
      ),
    },
    {
      ...{ kind: 'bankResults', period: PERIOD },
      bytes: file(
        ['户名', '账号', '金额', '处理结果', '失败原因'],
        rows.map((row, n) => [
          ...[cell(row, '户主姓名'), cell(row, '一折通账号'), yuan(n)],
          ...(SAID[n % SAID.length] ?? []),
        ]),
      ),
    },
  ];
}
