/** A roster as it comes from an office: right for whoever looks at it, odd for whoever has to read it. */
import { cellsOf, type Household, household, type Piece, VILLAGES } from './roster';
import { xlsxOf } from './xlsx';

const MERGES = ['A1:J1', 'A3:A4', 'B3:C3', 'D3:F3', 'G3:G4', 'H3:I3', 'J3:J4'];
const ABOVE: Household[] = [
  ['城关镇２０２６年农户基本信息采集表'],
  ['填报单位：城关镇人民政府（盖章）', '', '', '', '', '', '', '2026年3月6日'],
  ['序号', '住址', '', '户主信息', '', '', '家庭人口（人）', '一折通', '', '备注'],
  ['', '行政村', '村民小组', '姓 名', '身份证号码', '联系电话', '', '账号', '开户行', ''],
];
const BELOW: Household[] = [
  ['合　计', '', '', '', '', '', '118'],
  ['注：本表一式三份，村、镇、县各存一份。'],
  ['制表人：张三', '', '', '审核人：李四'],
];
const FIRST = ABOVE.length + 1;
const OF_VILLAGE = 12;
/** The row that is not shown. */
const HIDDEN = 9;
const wide = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const parted = (text: string) => text.replace(/(.{4})/g, '$1 ');
const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
/** Each in the rows whose number leaves this rest: village, group, name, identity, phone, members, account. */
const ODD: readonly ((pieces: string[]) => Piece[])[] = [
  (pieces) => pieces,
  ([v = '', g = '', name = '', identity = '', phone = '', members = '', account = '']) => [
    ...[`${v.slice(0, 2)}大队`, wide(g), `${name[0]}　${name.slice(1)}`, wide(identity)],
    ...[wide(phone), `${wide(members)}人`, parted(account)],
  ],
  ([v = '', g = '', name = '', identity = '', phone = '', members = '', account = '']) => [
    ...[`${v}村民委员会`, `第${NUMERALS[Number(g[0])]}村民小组`, ` ${name} `, identity.toLowerCase()],
    ...[phone && `+86 ${parted(phone)}`, `${members}口`, `’${account}`],
  ],
  ([v = '', g = '', name = '', identity = '', phone = '', members = '', account = '']) => [
    ...[v, { number: g[0] ?? '' }, name, parted(identity)],
    ...[phone && { number: phone }, { number: `${members}.0` }, account],
  ],
];

export interface OddRoster {
  bytes: Buffer;
  /** Row, column (-1: the whole row) and what stands there. */
  wrong: [number, number, string][];
  /** Rows of people. */
  people: number;
}

/**
 * A title, a line of whoever fills it in, two rows of names, villages merged down over their people, a sum below each village, sums
 * and notes at the end, a hidden column, a hidden row that has to be asked about, and two identity numbers that Excel made short.
 */
export async function asPeopleMakeThem(): Promise<OddRoster> {
  const rows: Household[] = [];
  const merges = [...MERGES];
  const wrong: OddRoster['wrong'] = [];
  let people = 0;
  for (const [n, village] of VILLAGES.slice(0, 4).entries()) {
    const first = FIRST + rows.length;
    merges.push(`B${first}:B${first + OF_VILLAGE - 1}`, `C${first + 1}:C${first + 2}`);
    for (let i = 0; i < OF_VILLAGE; i++) {
      const own = oddHousehold(8 * (n * OF_VILLAGE + i), village, n);
      people += 1;
      if (i > 0) own[1] = '';
      if (i === 2) own[2] = '';
      if (FIRST + rows.length === HIDDEN) wrong.push([HIDDEN, -1, '']);
      if (i === 7 && n < 2) {
        own[4] = { number: '4.1052219570101E+17' };
        wrong.push([FIRST + rows.length, 4, '4.1052219570101E+17']);
      }
      rows.push([String(people), ...own.slice(1)]);
    }
    rows.push(['', `${village}小计`, '', '', '', '', String(OF_VILLAGE)]);
  }
  const cells = cellsOf([...ABOVE, ...rows, ...BELOW], 1).replace(
    `<row r="${HIDDEN}">`,
    `<row r="${HIDDEN}" hidden="1">`,
  );
  const behind = `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  const before = '<cols><col min="10" max="10" width="9" hidden="1" customWidth="1"/></cols>';
  return { bytes: await xlsxOf({ sheets: [{ rows: cells, behind, before }] }), wrong, people };
}

/** With the number in front and a note behind; `village` and `odd` for those of it. */
function oddHousehold(n: number, village: string, odd: number): Household {
  const [, group, head, identity, members, phone, account, bank = ''] = household(n) as string[]; // nothing is wrong in it
  const pieces = ODD[odd]?.(
    [village, group, head, identity, phone, members, account].map((one) => one ?? ''),
  );
  const [v = '', g = '', name = '', number = '', mobile = '', many = '', book = ''] = pieces ?? [];
  return ['', v, g, name, number, mobile, many, book, bank, '同上'];
}
