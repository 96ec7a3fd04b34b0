/** Money that the bank did not get into an account, as it stands now: to take along to the villages, and a correcting file to send it once more. */
import { publishedBy } from '../../../core/intake/corrections';
import { PAYMENTS } from '../../../core/intake/payments';
import type { UploadRow } from '../../../core/model/desk/upload';
import { needsHand, type PaymentRecord } from '../../../core/model/payments';
import { tail } from '../../../core/text/mask';
import { money } from '../../../core/text/money';
import { fill } from '../../../core/views/fill';
import type { HeldReads } from '../../../ports';
import { XLSX } from '../../http/xlsx';
import { CONSOLE } from '../frame/addresses';
import { everyPage } from '../frame/everyPage';
import { tableOf } from '../frame/parts';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { findUpload, type Placed } from '../uploads/tools';
import { placeText } from './cells';
import { headingOf, type RowTools, recordRows, trailTo, wordIn } from './tools';

const AT_ONCE = 500;
/** On a page; the workbook has all. */
const SHOWN = 1000;
const SHEET = [
  'village',
  'group',
  'head',
  'identity',
  'programme',
  'year',
  'amount',
  'account',
  'state',
] as const;

/** Of a payment that goes once more, as the reader of payments takes it. */
const SENT_AGAIN = '已送银行';

/** A payment that did not arrive. */
interface Failed {
  row: number;
  payment: PaymentRecord;
  village: string;
  household: { head: string; group: number; account: string };
}

export function failedRoutes(tools: RowTools): DeskRoute[] {
  const at = { method: 'get', needs: 'upload.rows', find: findUpload(tools) } as const;
  const path = '/uploads/:upload/failed';
  return [
    route({ ...at, path, handle: (call, placed) => page(call, placed, tools) }),
    route({ ...at, path: `${path}.xlsx`, handle: (call, placed) => file(call, placed, tools) }),
  ];
}

async function page(call: DeskCall, placed: Placed, tools: RowTools): Promise<Answer> {
  await recordRows(call, placed, tools, 'failed');
  const { words } = call;
  const all: Failed[] = [];
  for await (const one of failedOf(placed, tools)) if (all.push(one) > SHOWN) break;
  const shown = all.slice(0, SHOWN);
  return {
    page: 'failed',
    title: String(words.failedTitle),
    trail: trailTo(call, placed, true),
    data: {
      heading: headingOf(call, placed),
      says: shown.length > 0 ? fill(String(words.failedSays), { count: shown.length }) : '',
      more: all.length > SHOWN,
      xlsx: `${CONSOLE}/uploads/${placed.upload.id}/failed.xlsx`,
      corrections: [...new Set(all.map(({ payment }) => publishedBy(payment.id).upload))].map(
        (id) => `${CONSOLE}/uploads/new?corrects=${id}`,
      ),
      table: tableOf({
        caption: String(words.failedTitle),
        columns: (['place', 'head', 'amount', 'account', 'reason', 'accountNow'] as const).map((name) => ({
          label: wordIn(call, 'failedColumns', name),
          ...(name === 'head' && { kind: 'head' as const }),
          ...(name === 'amount' && { kind: 'figure' as const }),
        })),
        rows: shown.map((one) => lineOf(one, call)),
        empty: { says: String(words.noneFailed) },
      }),
    },
  };
}

function lineOf({ payment, village, household }: Failed, call: DeskCall) {
  const { words, language } = call;
  const now = tail(household.account);
  const isMended = now !== payment.accountTail;
  return [
    placeText(village, household.group, call),
    household.head,
    money(payment.amount, language),
    payment.accountTail,
    payment.reason ?? '',
    isMended
      ? { text: fill(String(words.accountMended), { tail: now }), tone: 'done' as const }
      : { text: String(words.accountAsBefore), tone: 'wait' as const },
  ];
}

async function file(call: DeskCall, placed: Placed, tools: RowTools): Promise<Answer> {
  await recordRows(call, placed, tools, 'failedExport');
  const title = String(call.words.failedTitle);
  const headers = new Map(PAYMENTS.fields.map(({ name, header }) => [name, header]));
  const header = SHEET.map((name) => headers.get(name) ?? name);
  const body = tools.writeXlsx(title, header, againOf(placed, tools));
  return { file: { name: `${headingOf(call, placed)} ${title}.xlsx`, type: XLSX, body } };
}

/** Rows of a correcting file: the same money, to the account that the household has now. */
async function* againOf(placed: Placed, tools: RowTools): AsyncGenerator<(string | number | null)[]> {
  const programmes = new Map((await tools.programmes()).map(({ id, name }) => [id, name]));
  for await (const { payment, village, household } of failedOf(placed, tools)) {
    const { upload, row } = publishedBy(payment.id);
    const [sent] = await tools.uploads.rowsOf(upload, [row]);
    const { programme, year, amount } = payment;
    yield [
      village,
      household.group,
      household.head,
      sent?.read.identity ?? '',
      programmes.get(programme) ?? programme,
      year,
      (amount / 100).toFixed(2),
      household.account,
      SENT_AGAIN,
    ];
  }
}

/** Of the rows of a bank's results those whose payments have not arrived since. */
async function* failedOf({ upload }: Placed, tools: RowTools): AsyncGenerator<Failed> {
  const names = new Map((await tools.areas()).map(({ id, name }) => [id, name]));
  const pages = everyPage((after: readonly [number, number] | null) =>
    tools.uploads.rowList(upload.id, {}, { order: 'row', after, limit: AT_ONCE }),
  );
  for await (const rows of pages) yield* standing(rows.filter(isRefused), names, tools.held);
}

function isRefused({ state, read }: UploadRow): boolean {
  return state !== 'left' && state !== 'faulty' && (read.result === 'failed' || read.result === 'returned');
}

async function* standing(
  rows: readonly UploadRow[],
  names: ReadonlyMap<string, string>,
  held: Pick<HeldReads, 'households' | 'payments'>,
): AsyncGenerator<Failed> {
  if (rows.length === 0) return;
  const ids = [...new Set(rows.flatMap(({ household }) => household ?? []))];
  const [households, payments] = await Promise.all([held.households(ids), held.payments(ids)]);
  for (const { row, household: id, village, read } of rows) {
    const household = households.get(id ?? '');
    const payment = payments.get(id ?? '')?.find((one) => one.id === read.payment);
    if (!household || !payment || !needsHand(payment)) continue;
    yield { row, payment, village: names.get(village ?? '') ?? '', household };
  }
}
