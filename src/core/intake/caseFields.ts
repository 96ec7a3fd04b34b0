/** A file of cases: 办件编号, 事项, 申请人, 联系电话, 办件状态, 受理日期, 办理日期. */
import { canonicalName } from '../text/name';
import { choice, day, hundredths, identity, numbered, phone, text, whole } from './cells';
import type { CellReader, FileKind } from './model';

/** People and firms: 光明建材（2026）有限公司 is one. */
const applicant: CellReader = (cell) => {
  const read = text(120)(cell);
  return typeof read.value === 'string' && canonicalName(read.value) === ''
    ? { ...read, fault: 'nameWrong' }
    : read;
};

/** As windows and provincial platforms write it. 办结 is over; 准予 is decided, and something is still to be fetched. */
const STATES = {
  preregistered: ['预约', '已预约', '预登记', '预受理'],
  received: ['收件', '已收件', '接件', '已接件', '待受理'],
  supplement: ['补正', '待补正', '补齐补正', '材料补正', '一次性告知'],
  accepted: ['受理', '已受理', '准予受理'],
  refused: ['不予受理', '不受理'],
  processing: ['办理中', '在办', '正在办理', '审核中', '审查中', '审批中', '办理'],
  suspended: ['暂停', '中止', '挂起', '特别程序', '已暂停'],
  approved: ['准予', '准予许可', '准予批准', '审批通过', '同意', '已批准'],
  rejected: ['不予许可', '不予批准', '不予通过', '不予同意', '审批不通过'],
  paymentDue: ['待缴费', '缴费', '待交费'],
  certified: ['待领证', '已出证', '已制证', '待领取', '制证完成', '可领证'],
  closed: ['办结', '已办结', '已完成', '完结', '归档', '已领取', '已领证'],
  withdrawn: ['撤回', '已撤回', '撤件', '申请人撤回', '已撤件'],
};

export const CASES: FileKind = {
  kind: 'cases',
  people: 3,
  fields: [
    {
      name: 'number',
      header: '办件编号',
      needed: true,
      read: numbered,
    },
    {
      name: 'matter',
      header: '事项名称',
      needed: true,
      read: text(120),
    },
    {
      name: 'department',
      header: '办理部门',
      needed: false,
      read: text(120),
    },
    {
      name: 'applicant',
      header: '申请人',
      needed: true,
      read: applicant,
    },
    {
      name: 'phone',
      header: '联系电话',
      needed: false,
      read: phone,
    },
    {
      name: 'identity',
      header: '身份证号',
      needed: false,
      read: identity,
    },
    {
      name: 'state',
      header: '办件状态',
      needed: true,
      read: choice(STATES),
    },
    {
      name: 'acceptedOn',
      header: '受理日期',
      needed: false,
      read: day,
    },
    {
      name: 'day',
      header: '办理日期',
      needed: false,
      read: day,
    },
    {
      name: 'due',
      header: '承诺办结日期',
      needed: false,
      read: day,
    },
    {
      name: 'promisedDays',
      header: '承诺工作日',
      needed: false,
      read: whole,
    },
    {
      name: 'green',
      header: '绿色通道',
      needed: false,
      read: choice({ yes: ['是', '√', '有', '1'], no: ['否', '×', '无', '不是', '0'] }),
    },
    {
      name: 'step',
      header: '当前环节',
      needed: false,
      read: text(120),
    },
    {
      name: 'papers',
      header: '需补材料',
      needed: false,
      read: text(500),
    },
    {
      name: 'window',
      header: '办理窗口',
      needed: false,
      read: text(60),
    },
    {
      name: 'fee',
      header: '费用',
      needed: false,
      read: hundredths,
    },
    {
      name: 'note',
      header: '说明',
      needed: false,
      read: text(500),
    },
  ],
  once: [
    {
      field: 'number',
      fault: 'caseTwice',
      of: ({ number }) => (typeof number === 'string' ? number : null),
    },
  ],
};
