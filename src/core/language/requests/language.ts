import type { Rule } from './rule';

/** 中文, English, 换成英文: whole texts alone, for a language is named in many others. */
export const language: Rule = ({ hint }) => {
  if (hint('inChinese')) return { intent: 'language.choose', slots: { language: 'zh-CN' } };
  if (hint('inEnglish')) return { intent: 'language.choose', slots: { language: 'en' } };
  return hint('whichLanguage') ? { intent: 'language.choose', slots: {} } : null;
};
