/** How each matter of the invented county is done, and what people call it. */

import type { MatterGuide } from '../core/model/desk/reference';

const HOURS = '周一至周五9:00-17:00';
const FREE = '不收费';

interface Written {
  aliases: string[];
  papers: string[];
  window: number;
  fee?: string;
  deadline?: string;
  /** Visits a half-day; 0: come and wait. */
  seats?: number;
}

/** `aliases`: what people call it, the paper they get and what they want to do. */
const WRITTEN: Record<string, Written> = {
  SGXK: {
    aliases: ['开工许可', '施工证', '开工证', '开工', '动工', '工地'],
    papers: ['规划许可证', '施工合同', '图纸审查合格书'],
    window: 3,
    seats: 4,
  },
  WFJD: {
    aliases: ['危房改造', '危房', '危旧房', '房屋鉴定', '老房子鉴定', '房子裂了', '房子要塌'],
    papers: ['身份证', '户口本', '房屋照片'],
    window: 3,
    seats: 4,
  },
  GHHS: { aliases: ['规划验收', '竣工验收', '核实规划'], papers: ['规划许可证', '竣工测量报告'], window: 5 },
  JFXK: {
    aliases: [
      '盖房',
      '建房',
      '建房证',
      '宅基地',
      '起房子',
      '修房子',
      '砌房子',
      '翻盖',
      '自建房',
      '盖楼',
      '盖新房',
      '盖屋',
      '起屋',
      '起新屋',
      '建屋',
      '推倒重盖',
      '拆了重盖',
      '翻建',
      'build a house',
      'building a house',
    ],
    papers: ['身份证', '户口本', '宅基地批准书'],
    window: 5,
    seats: 6,
  },
  FCGH: {
    aliases: [
      '过户',
      '房子过户',
      '房产证',
      '房本',
      '不动产',
      '买房',
      '卖房',
      '房子转给',
      '房子改名',
      '二手房',
    ],
    papers: ['身份证', '不动产权证', '买卖合同'],
    window: 6,
    fee: '住宅登记费80元',
    seats: 6,
  },
  YYZZ: {
    aliases: [
      '执照',
      '开店',
      '开个店',
      '个体户',
      '做买卖',
      '做生意',
      '小卖部',
      '小超市',
      '开门面',
      '注册公司',
      '办公司',
      'open a shop',
      'start a business',
    ],
    papers: ['身份证', '经营场所证明'],
    window: 8,
    seats: 6,
  },
  SPXK: {
    aliases: [
      '食品证',
      '食品许可',
      '开饭店',
      '饭店',
      '饭馆',
      '餐馆',
      '餐饮',
      '小吃',
      '早点',
      '面馆',
      '卫生证',
      '卫生许可',
      '食品经营',
    ],
    papers: ['营业执照', '健康证', '平面图'],
    window: 8,
  },
  DBSQ: {
    aliases: ['低保', '吃低保', '低保户', '最低生活保障', 'living allowance'],
    papers: ['身份证', '户口本', '收入证明'],
    window: 10,
    deadline: '全年都收',
  },
  NJGZ: {
    aliases: [
      '农机补贴',
      '农机购置',
      '买农机',
      '买拖拉机',
      '买收割机',
      '拖拉机',
      '收割机',
      '农机',
      'tractor',
    ],
    papers: ['身份证', '购机发票', '一折通折子'],
    window: 11,
  },
  HKQY: {
    aliases: [
      '迁户口',
      '上户口',
      '落户',
      '入户',
      '户口',
      '户籍',
      '迁移',
      '户口转',
      'hukou',
      'household registration',
    ],
    papers: ['身份证', '户口本', '准迁证'],
    window: 12,
    seats: 6,
  },
  SFZ: {
    aliases: ['身份证', '换身份证', '补身份证', '身份证丢', '身份证过期', '身份证到期', 'ID card'],
    papers: ['旧身份证', '户口本'],
    window: 12,
    fee: '工本费20元，补领40元',
    seats: 8,
  },
  SYDJ: {
    aliases: ['准生证', '生育证', '生育服务证', '生娃', '生孩子', '怀孕', '怀上', '二胎', '三胎'],
    papers: ['夫妻身份证', '结婚证'],
    window: 13,
  },
  HPSP: { aliases: ['环评', '环保', '环境评价', '排污'], papers: ['立项批文', '环评报告'], window: 4 },
  XFSC: {
    aliases: ['消防', '消防审查', '消防证', '消防设计'],
    papers: ['消防设计文件', '规划许可证'],
    window: 4,
  },
};

/** Null for a matter that nobody has written a guide for. */
export function guideFor(matter: string): MatterGuide | null {
  const written = WRITTEN[matter];
  if (!written) return null;
  const { aliases, papers, window, fee = FREE, deadline, seats = 0 } = written;
  return {
    aliases,
    papers,
    place: `政务大厅${window}号窗口`,
    hours: HOURS,
    fee,
    phone: '0595-12345',
    ...(deadline !== undefined && { deadline }),
    seats: { am: seats, pm: seats, late: seats > 0 ? 2 : 0 },
  };
}
