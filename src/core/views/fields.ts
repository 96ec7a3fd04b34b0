/** Fields that many views have. Names are clipped where a view is made, days said as `core/calendar` says them, phones and heads masked. */
import type { Day } from '../calendar/day';
import { data, field, maybe } from './data';

export const whether = field(false, true);
export const yes = field(true);

/** Head of a household. */
export const head = field('欧阳*');
export const applicant = field('欧阳*');
export const phone = field('139****5678');
/** Six digits that were sent to a phone. */
export const code = field('482913');

export const matter = field('施工许可', '建'.repeat(12));
/** Of a case, whole. */
export const number = field('QZ20261123-0001');
/** Last four of a number. */
export const tail = field('0001');
/** Last four of an account. */
export const accountTail = field('1234');
export const department = field('住建局', '局'.repeat(10));
export const step = field('现场踏勘', '勘'.repeat(8));
export const place = field('政务大厅3号窗口', '县政务服务中心二楼12号窗口');
export const hours = field('周一至周五9:00-17:00');
export const papers = field('身份证、户口本', '身'.repeat(40));
/** In the language of the text. */
export const day = field('11月30日', '2027年12月31日');
/** In no language yet. */
export const date = field<Day>(
  { year: null, month: 12, day: 7, weekday: 1 },
  { year: 2027, month: 12, day: 31, weekday: 5 },
);
/** Co-departments of a parallel case, those that are done, and the ones waited for. */
export const parts = data({
  total: field(3, 12),
  done: field(2, 10),
  waiting: maybe(field('消防大队', '局'.repeat(12))),
});
