/** What the invented county publishes, a few pieces in each section. */
import type { NewsItem } from '../core/model/news';
import { officeHour } from './calendar';

const WRITTEN: [section: string, daysAgo: number, title: string, body: string][] = [
  [
    'affairs',
    3,
    '第三季度村级财务公开',
    '各村第三季度收支已在村务公开栏贴出，公示七天。有疑问请找村务监督委员会，或打12345。',
  ],
  ['affairs', 9, '政务大厅增设老年人窗口', '1号窗口为老年人窗口，不用取号。家人可以代办，带两人的身份证。'],
  [
    'services',
    2,
    '医保缴费到12月底',
    '明年的城乡居民医保在12月31日前缴，每人400元。可以到村服务站、农信社或用手机缴。过期有三个月等待期。',
  ],
  [
    'services',
    12,
    '流动办证车下乡时间',
    '每周二到柳河镇，每周四到青山乡，9点到15点，可以办身份证、换社保卡。',
  ],
  ['building', 5, '驻村干部联系方式', '各村驻村干部的姓名和电话已贴在村部门口。晚上有急事也可以打。'],
  [
    'benefits',
    1,
    '耕地地力保护补贴开始发放',
    '今年的耕地地力保护补贴从本周起打到一折通，每亩90.43元。没到账的发BT看原因。',
  ],
  [
    'benefits',
    8,
    '农机购置补贴还能申请',
    '今年的农机购置补贴资金还有余额，11月底前都可以申请。带身份证、购机发票、一折通折子到11号窗口。',
  ],
  ['events', 4, '通村公路本月完工', '柳河村到东坡村的公路本月底铺完，施工时走北边便道，请慢行。'],
  ['events', 15, '县医院专家下乡义诊', '下周三上午在柳河镇卫生院义诊，看高血压、糖尿病和眼科，不收费。'],
  ['market', 2, '收购红薯', '淀粉厂收红薯，每斤0.55元，量大上门。联系镇农技站。'],
  ['market', 6, '供应油菜种子', '农资站到了新油菜种，每袋18元，凭身份证每户限两袋。'],
  ['nature', 20, '青山水库红叶', '青山水库的红叶月底最好看，周末有班车从镇上出发，来回10元。'],
  [
    'jobs',
    3,
    '服装厂招缝纫工30人',
    '柳河镇服装厂招缝纫工30人，月薪4000到6000元，管午饭，18到55岁。周一到周五到镇就业站报名。',
  ],
  ['jobs', 10, '免费电工培训', '下月5日开电工培训班，学15天，不收费，发证。到镇就业站报名，带身份证。'],
];

/** Their dates follow from `now`, milliseconds UTC. */
export function demoNews(now: number): NewsItem[] {
  return WRITTEN.map(([section, daysAgo, title, body], index) => ({
    id: `N${String(index + 1).padStart(4, '0')}`,
    section,
    title,
    body,
    at: officeHour(now, daysAgo, 9),
  }));
}
