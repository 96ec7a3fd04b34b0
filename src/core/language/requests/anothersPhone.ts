/** A number beside somebody else's name: 王德福家换号了, 俺儿子的号换成…, 帮张婶换号. Never the sender's own. */
import { isHan } from '../reading/normalise';
import type { Reading } from '../reading/reading';
import { typedSpan } from '../reading/spans';
import { groupIn } from '../reading/villager';
import { newOf } from './changePhone';
import type { Rule } from './rule';

/** Surnames of nine people in ten; names of others are known by the 家 or 户 behind them, or by their dot. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const TITLES =
  '婶|叔|伯|爷|奶|哥|姐|嫂|姨|舅|姑|大爷|大娘|大妈|大叔|大婶|大哥|大姐|大嫂|阿姨|老师|师傅|组长|会计';
const KIN =
  '儿子|闺女|女儿|姑娘|儿媳|媳妇|老伴|老婆|老公|丈夫|妻子|爱人|对象|女婿|孙子|孙女|外孙|侄子|侄女|侄儿|外甥|婆婆|公公|岳父|岳母|丈人|丈母娘|爸|爹|妈|娘|爷爷|奶奶|外公|外婆|哥|弟|姐|妹|叔|伯|婶|姨|舅|姑|嫂|亲家|邻居|邻家|隔壁|亲戚|老人|娃|孩子|家属';
/** What a number is spoken of by. */
const NUMBER = '手机|电话|号|联系方式|联系电话|换|改|变|更换|更新|新|旧|老号|原来';
/** Before a name: whom it is done for, and where they live. */
const BEFORE =
  /^(?:帮忙?|替|给|代|为|把|将|请|麻烦|叫|是|报|登记|修改|更新|更换|换|改|查|我们?|俺们?|咱们?|[^组队村]{0,8}[组队村])+/;

const OF_HOUSE = new RegExp(
  `([\\u3400-\\u9fff·]{2,16}?)(?:他|她)?[家户](?:里|的|人|主)*[\\s,:]*(?:${NUMBER})`,
);
/** A dot between Chinese characters is in what was typed alone. */
const HAN = '\\u3400-\\u9fff';
const DOTTED = /[·•・‧∙.]/;
const NAMED = `[${SURNAMES}][${HAN}]{1,2}`;
const OPENS = `(?:^|[^${HAN}]|[把将帮替给代为的是请叫组队村民主])`;
const OF_NAME = new RegExp(`${OPENS}(${NAMED}?)的?[\\s,:]*(?:${NUMBER})`);
const OF_DOTTED = new RegExp(`${OPENS}?([${HAN}·•・‧∙.]{3,25}?)的?[\\s,:]*(?:${NUMBER})`);
const FIRST = new RegExp(`^\\s*([${HAN}·•・‧∙.]{2,25})[\\s,:]{1,30}`);
const OTHERS = new RegExp(
  `${KIN}|[${SURNAMES}](?:${TITLES})|[老小][${SURNAMES}](?:家|的|换)|(?<!其)[他她](?!们)|人家`,
);
/** 妈,我换号了 is said to her, not of her. */
const SPOKEN_TO = new RegExp(`^\\s*(?:老)?(?:${KIN})[\\s,:!~]*[我俺咱]`);
const OWN_NAME = /我是|我叫|本人|我的名字|这里是/;
const OWN = /^(?:我|俺|咱|自己|你|您|本|这|那|大|全|国|人|谁|哪|每|各|一|回|搬|原|以|现|老|新)/;
/** Longer texts tell of other things too. */
const LONGEST = 80;

export const anothersPhone: Rule = (reading) => {
  const { phones, text } = reading;
  if (phones.length === 0 || text.length > LONGEST || !speaksOfNumbers(reading)) return null;
  if (reading.hint('toFriends') || SPOKEN_TO.test(text) || OWN_NAME.test(text)) return null;
  const head = nameIn(reading);
  if (head === null && !OTHERS.test(text)) return null;
  const [newPhone, group] = [newOf(reading), groupIn(reading)];
  return {
    intent: 'liaison.report',
    slots: { ...(head && { head }), ...(group !== null && { group }), ...(newPhone && { newPhone }) },
  };
};

function speaksOfNumbers(reading: Reading): boolean {
  const changes = reading.command('contact.changePhone') || reading.has('phonechange');
  return (
    changes ||
    reading.has('newphone') ||
    reading.has('oldphone') ||
    /[机话]号|号码|电话是|手机是/.test(reading.text)
  );
}

/** As it was typed: 葉 is not 叶 in a register. */
function nameIn(reading: Reading): string | null {
  for (const pattern of [OF_HOUSE, OF_NAME, OF_DOTTED, FIRST]) {
    const match = pattern.exec(reading.text);
    const found = match?.[1];
    if (!match || found === undefined) continue;
    const name = found.replace(BEFORE, '');
    const end = match.index + match[0].indexOf(found) + found.length;
    const start = end - name.length;
    const typed = typedSpan(reading, start, end);
    const sure = pattern === OF_HOUSE || DOTTED.test(typed) || IS_NAMED.test(name);
    if (sure && isNameLike(name, typed) && !holdsWord(reading, start, end)) return typed;
  }
  return null;
}

function isNameLike(name: string, typed: string): boolean {
  const fits = name.length >= 2 && (name.length <= LONGEST_NAME || DOTTED.test(typed));
  return fits && !OWN.test(name) && !KIN_ALONE.test(name);
}

/** Without a dot in it. */
const LONGEST_NAME = 4;
const IS_NAMED = new RegExp(`^${NAMED}$`);

const KIN_ALONE = new RegExp(`(?:${KIN}|${TITLES})$`);

/** 手机, 号码: a word of ours is no name. */
function holdsWord({ tokens, text }: Reading, start: number, end: number): boolean {
  return tokens.some(
    (token) =>
      token.start < end &&
      token.end > start &&
      token.end - token.start > 1 &&
      isHan(text.charCodeAt(token.start)),
  );
}
