/** An upload by village: its rows and sums, and, once it is asked about there, how far each village is. */
import { canConfirm, isDone, type VillageProgress } from '../../../core/intake/confirming';
import { fill } from '../../../core/views/fill';
import type { VillageTotal } from '../../../ports';
import type { UploadReport } from '../../../service/intake/report';
import { type Cell, type Column, tableOf } from '../frame/parts';
import type { DeskCall } from '../frame/route';
import { wordTable, yuan } from './tools';

type Words = DeskCall['words'];

/**
 * Cases are of departments, and whether anybody hears of them was chosen; all else is of villages. `seesRows`: whoever looks may
 * read what the file says of people, and so print it for a village.
 */
export function reachOf(report: UploadReport, words: Words, seesRows: boolean) {
  const { kind, tells } = report.upload;
  if (kind === 'cases') return { tells: words[tells ? 'tells' : 'tellsNot'] };
  return { villages: villageTable(report, words, seesRows), undecided: undecidedIn(report, words) };
}

function villageTable({ villages, upload, progress }: UploadReport, words: Words, seesRows: boolean) {
  const heads = wordTable(words, 'heads');
  const figure = (name: string): Column => ({ label: heads[name] ?? '', kind: 'figure' });
  const asked = upload.confirmingAt !== null;
  const paid = upload.kind !== 'households';
  const address = canConfirm(upload.kind) ? `/uploads/${upload.id}/villages` : null;
  const prints = address !== null && seesRows;
  const of = new Map(progress.map((one) => [one.village, one]));
  return tableOf({
    caption: '',
    columns: [
      { label: heads.village ?? '', kind: 'head' },
      ...['rows', 'refused', ...(paid ? ['amount'] : [])].map(figure),
      ...(asked ? ['waiting', 'right', 'wrong', 'notHome'] : []).map(figure),
      ...(prints ? [{ label: heads.sheets ?? '' }] : []),
    ],
    rows: villages.map((total) => [
      ...totals(total, address, words),
      ...(paid ? [total.amount === null ? '' : yuan(total.amount)] : []),
      ...(asked ? answers(of.get(total.village)) : []),
      ...(prints ? [sheets(total, address, words)] : []),
    ]),
    empty: { says: String(words.noRows) },
  });
}

function totals(
  { village, name, rows, faulty, left }: VillageTotal,
  address: string | null,
  words: Words,
): Cell[] {
  return [
    village && address
      ? { text: name ?? village, href: `${address}/${village}` }
      : (name ?? String(words.noVillage)),
    String(rows),
    String(faulty + left),
  ];
}

function answers(one: VillageProgress | undefined): Cell[] {
  if (!one) return ['', '', '', ''];
  const { waiting, right, signed, settled, wrong, disputed, notHome } = one;
  const open = wrong + disputed;
  return [
    waiting > 0
      ? { text: String(waiting), tone: 'wait' }
      : { text: '0', ...(isDone(one) && { tone: 'done' as const }) },
    String(right + signed + settled),
    open > 0 ? { text: String(open), tone: 'hand' } : '0',
    String(notHome),
  ];
}

function sheets({ village }: VillageTotal, address: string, words: Words): Cell {
  return village ? { text: String(words.printButton), href: `${address}/${village}/print` } : '';
}

/** What households said is wrong or disputed, and nobody settled; empty where there is nothing. */
function undecidedIn({ progress }: UploadReport, words: Words): string {
  const count = progress.reduce((sum, { wrong, disputed }) => sum + wrong + disputed, 0);
  return count > 0 ? fill(String(words.undecided), { count }) : '';
}
