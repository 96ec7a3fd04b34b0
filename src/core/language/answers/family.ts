/** What is said of phones of the family, read exactly: another phone is to look, or not any more; yes and no to that. */
import type { Act } from '../../model/intent';
import type { Reading } from '../reading/reading';
import { phoneCodeAnswer } from './phoneCode';

/** JR1, JR0 and JR482913; 同意家人. A code of another length is a wrong one. */
const CODE = /^\s*jr[\s:#,.-]*([0-9o]{1,8})\s*[.!~。]*\s*$/;
const YES = /^\s*(?:同意|愿意|可以|好的?)(?:当|做|加)?家人\s*[.!~。]*\s*$|^\s*family yes\s*$/;
const NO =
  /^\s*(?:jr[\s:#,.-]*(?:不|否|no)|(?:不同意|不愿意|不要|拒绝|不)(?:当|做|加)?家人|family no)\s*[.!~。]*\s*$/;
const LIST =
  /^\s*(?:jr|(?:查|看|看看|查看)?(?:一下)?(?:我的?|我家的?|俺家的?)?家人(?:名单|列表|手机|号码|有谁|有哪些|有哪几个|是谁|都有谁|都是谁)?|(?:现在|目前)?都?有?(?:谁|哪些人|哪些手机|哪几个手机|哪个手机|哪些号|还有谁)(?:还|也|都)?(?:能|可以|在)(?:查|看)(?:到)?(?:我|俺|咱)们?家?(?:的)?(?:补贴|钱|事|账)?(?:信息)?|family|my family|(?:list )?family phones|who (?:else )?(?:can|may) (?:see|look at|check) (?:my|our) (?:payments|subsidies|money))\s*[?？.!]*\s*$/;
const LEAVE =
  /^\s*(?:我?(?:要|想)?(?:退出|离开|不当|不做|不想当|不想做)(?:.{0,6}家的?)?家人|退出.{2,6}家|leave (?:the )?family)(?:了)?\s*[.!~。]*\s*$/;
/** 常查: who has proved whose it is wants to look for good. */
const ME =
  /^\s*(?:常查|我?(?:要|想)(?:常查|一直查|长期查|当家人|做家人)|(?:让我|我)?(?:以后)?(?:一直|长期|经常|都|也)(?:能|可以|要|想)(?:查|看)|(?:申请|当|做|成为)家人|加我(?:为|做|当|成)?(?:他|她|他们)?(?:家的?)?(?:家人)?|把我加(?:进去|上|成家人)|add me(?: to (?:the|his|her|their) family)?|family me|let me (?:always|keep) look(?:ing)?|keep looking)\s*[.!~。]*\s*$/;

const KIN =
  '家人|家属|亲人|亲属|家里人|孩子|娃|儿子|闺女|女儿|姑娘|儿媳妇?|媳妇|老伴|老婆|老公|丈夫|妻子|爱人|对象|女婿|孙子|孙女|外孙女?|侄子|侄女|外甥女?|弟弟?|妹妹?|哥哥?|姐姐?|爸爸?|爹|妈妈?|娘|family|son|daughter|wife|husband|child|brother|sister|father|mother|grandson|granddaughter|relative';
const OF_FAMILY = new RegExp(KIN);
/** 加家人; 让我儿子也能查; 我女儿也要看. */
const ADDS =
  /(?:加|添|绑|登记|增)(?:上|个|一个|一下|为|成)?|(?:让|叫|允许|同意|许|准|给|帮).{0,14}(?:查|看|收)|(?:也|都|一起).{0,4}(?:能|可以|要|想|来)?.{0,3}(?:查|看|收)|\badd\b|\blet\b.{0,30}\b(?:see|look|check|read)\b/;
const NAMED = new RegExp(`^\\s*(?:${KIN})(?:的)?(?:手机|电话)?(?:号码?)?(?:是|为)?[\\s:,.]*$`);
const REMOVES =
  /去掉|去除|删|移除|解绑|取消|撤掉|撤销|不(?:让|许|准|给|要|用)(?!.{0,12}吗)|别(?:让|给)|踢|\bremove\b|\bdelete\b|\bdrop\b|\bno longer\b/;
const REMOVE_WORDS = new RegExp(
  `^\\s*(?:${REMOVES.source})\\s*(?:一?个|my|the)?\\s*(?:我的?|我家的?)?(?:${KIN})(?:的)?\\s*(?:手机|电话|phone)?(?:号码?)?[\\s:,]*(?:尾号)?[\\s:,]*([0-9]{4})?\\s*(?:了|吧)?[.!~。]*\\s*$`,
);
const ADD_WORDS =
  /^\s*(?:我?(?:要|想))?(?:加|添|添加|增加|绑定|登记)(?:一?个)?(?:家人|家属|亲人|家里人)(?:的)?(?:手机|电话)?(?:号码?)?\s*[.!~。]*\s*$|^\s*(?:add (?:a )?family(?: phone| member)?)\s*$/;
/** One look at a text tells that it is none of these. */
const ANY = new RegExp(
  [CODE, YES, NO, LIST, LEAVE, ME, ADD_WORDS, REMOVE_WORDS].map(({ source }) => source).join('|'),
);
/** 换号 is another matter, and a question how is none; 能不能让我儿子也收到 asks politely. */
const ELSE = /[换改]|怎么|咋|如何|\bchange\b|\bhow\b/;
const LONGEST = 40;

/** Null where it is none of these. */
export function familyForm(reading: Reading): Act | null {
  const { text, phones } = reading;
  if (text.length > LONGEST) return null;
  return phones.length === 0 ? wordsAlone(text) : ofNumber(text, phones);
}

function wordsAlone(text: string): Act | null {
  if (!ANY.test(text)) return null;
  const said = CODE.exec(text)?.[1]?.replace(/o/g, '0');
  if (said !== undefined) return answerOf(said);
  if (YES.test(text)) return { intent: 'family.answer', slots: { yes: true } };
  if (NO.test(text)) return { intent: 'family.answer', slots: { no: true } };
  if (LIST.test(text)) return { intent: 'family.list', slots: {} };
  if (LEAVE.test(text)) return { intent: 'family.remove', slots: { leave: true } };
  if (ME.test(text)) return { intent: 'family.add', slots: { me: true } };
  if (ADD_WORDS.test(text)) return { intent: 'family.add', slots: {} };
  const removed = REMOVE_WORDS.exec(text);
  const tail = removed?.[1];
  return removed && { intent: 'family.remove', slots: tail === undefined ? {} : { phone: tail } };
}

function answerOf(said: string): Act {
  if (/^0{1,2}$/.test(said)) return { intent: 'family.answer', slots: { no: true } };
  return { intent: 'family.answer', slots: said === '1' ? { yes: true } : { code: said } };
}

/** One number beside a word for somebody of the family. */
function ofNumber(text: string, [first, ...more]: Reading['phones']): Act | null {
  if (!first || more.length > 0 || !OF_FAMILY.test(text) || ELSE.test(text)) return null;
  const slots = { phone: first.number };
  if (REMOVES.test(text)) return { intent: 'family.remove', slots };
  return ADDS.test(text) || NAMED.test(text) ? { intent: 'family.add', slots } : null;
}

/** 说错了 是137…: that phone instead of the one that was said, and no new number of the own. */
function correction({ text, phones: [first, ...more], says }: Reading): Act | null {
  if (!first || more.length > 0 || text.length > LONGEST || !says.corrects.test(text)) return null;
  return { intent: 'family.add', slots: { phone: first.number, instead: true } };
}

/** The code that was sent, or yes or no without it, as with moves of numbers. */
export function familyCodeAnswer(reading: Reading): Act | null {
  // GH is the code of a move.
  if (/(?:gh|bh)[\s:#,.-]*[0-9]/.test(reading.text)) return null;
  const form = correction(reading) ?? familyForm(reading);
  if (form) return form;
  const said = phoneCodeAnswer(reading);
  if (said?.intent !== 'contact.changePhone') return null;
  const { code, yes, no, notMine } = said.slots;
  if (no || notMine) return { intent: 'family.answer', slots: { no: true } };
  return { intent: 'family.answer', slots: code === undefined ? { ...(yes && { yes }) } : { code } };
}
