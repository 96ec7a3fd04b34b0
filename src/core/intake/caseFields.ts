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
      headers: [
        '办件编号',
        '申办流水号',
        '业务流水号',
        '受理编号',
        '办件号',
        '流水号',
        '案件编号',
        '编号',
        'number',
      ],
      needed: true,
      read: numbered,
    },
    {
      name: 'matter',
      headers: ['事项名称', '事项', '办理事项', '事项编码', '申请事项', '许可事项', 'matter'],
      needed: true,
      read: text(120),
    },
    {
      name: 'department',
      headers: ['办理部门', '部门', '受理部门', '审批部门', '办理单位', '受理单位', '承办单位', 'department'],
      needed: false,
      read: text(120),
    },
    {
      name: 'applicant',
      headers: ['申请人', '申请人姓名', '姓名', '申请人名称', '申请单位', '办事人', 'applicant'],
      needed: true,
      read: applicant,
    },
    {
      name: 'phone',
      headers: ['联系电话', '手机号', '手机号码', '申请人手机', '申请人电话', '电话', '联系方式', 'phone'],
      needed: false,
      read: phone,
    },
    {
      name: 'identity',
      headers: ['身份证号', '身份证号码', '申请人身份证号', '公民身份号码', '证件号码', 'identity'],
      needed: false,
      read: identity,
    },
    {
      name: 'state',
      headers: ['办件状态', '状态', '当前状态', '办理状态', '办理结果', '办件进度', 'state'],
      needed: true,
      read: choice(STATES),
    },
    {
      name: 'acceptedOn',
      headers: ['受理日期', '受理时间', '受理日', 'acceptedOn'],
      needed: false,
      read: day,
    },
    {
      name: 'day',
      headers: [
        '办理日期',
        '状态日期',
        '更新日期',
        '更新时间',
        '办结日期',
        '办结时间',
        '办理时间',
        '日期',
        'day',
      ],
      needed: false,
      read: day,
    },
    {
      name: 'due',
      headers: ['承诺办结日期', '应办结日期', '承诺日期', '到期日期', '办结期限', 'due'],
      needed: false,
      read: day,
    },
    {
      name: 'promisedDays',
      headers: ['承诺工作日', '承诺时限', '承诺办结时限', '承诺天数', 'promisedDays'],
      needed: false,
      read: whole,
    },
    {
      name: 'green',
      headers: ['绿色通道', '是否绿色通道', '加急', 'green'],
      needed: false,
      read: choice({ yes: ['是', '√', '有', '1'], no: ['否', '×', '无', '不是', '0'] }),
    },
    {
      name: 'step',
      headers: ['当前环节', '环节', '办理环节', '当前步骤', 'step'],
      needed: false,
      read: text(120),
    },
    {
      name: 'papers',
      headers: ['需补材料', '补正材料', '缺少材料', '所缺材料', 'papers'],
      needed: false,
      read: text(500),
    },
    {
      name: 'window',
      headers: ['办理窗口', '窗口', '领取地点', '领取窗口', 'window'],
      needed: false,
      read: text(60),
    },
    {
      name: 'fee',
      headers: ['费用', '应缴费用', '收费金额', '缴费金额', 'fee'],
      needed: false,
      read: hundredths,
    },
    {
      name: 'note',
      headers: ['说明', '告知内容', '办理意见', '结果说明', '不予原因', '原因', '备注', 'note'],
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
