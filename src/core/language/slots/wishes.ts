/** Words that name what may do harm and wish none of it: 别给我停, 我没退订, 投诉有用吗. Whatever the text was taken for, these do nothing. */

/** Between a no and what it is said to. */
const BETWEEN = '[给把将我俺咱你们再要想让人说过点按发回弄]{0,5}';
const NOT = '(?:别|甭|莫|不要|不用|不能|不许|不想|不会|没有?|从没|未|并没|不是)';
const STOPPING = '(?:停|退订|退|关|取消|断|屏蔽|拉黑)';
const ASKS_WHY =
  '咋回事|怎么回事|什么情况|啥情况|为啥|为什么|为何|(?:怎么|咋|如何|怎样).{0,3}(?:停|没|不|退|就|给)|谁|是不是|是否|停了[吗没么]|退订?了[吗没么]|关了[吗没么]|收不到|没收到|不发了[吗呢]';
const FOR_OTHERS = '发给(?:别人|他|她|其他|人家|俺爹|俺妈)';
const NO_STOP = new RegExp(
  `${NOT}${BETWEEN}${STOPPING}|${FOR_OTHERS}|(?:don'?t|do not|didn'?t|did not|never|not)(?: \\w+){0,2} (?:stop|unsubscribe|turn|cancel|opt)`,
  'i',
);
const ASKS = new RegExp(
  `${ASKS_WHY}|\\b(?:why|who|how come)\\b|not (?:getting|receiving)|no longer get`,
  'i',
);
/** Who asks why and wants it to end all the same. */
const WISHES =
  /(?:别|不要|甭|不用)再?(?:给我)?(?:发|通知)|不想(?:再)?收|停[了掉]?吧|快停|stop (?:it|them|these|sending)/i;

/** Whether a text about stopping messages wishes no such thing. */
export function wishesNoStop(text: string): boolean {
  const plain = text.normalize('NFKC');
  return NO_STOP.test(plain) || (ASKS.test(plain) && !WISHES.test(plain));
}

const NO_MORE =
  /(?:不想|不要|不愿意?|不用|别|甭)(?:再)?(?:给我?|让我)?(?:接?收|发|看)(?!现)|(?:don'?t|do not|no longer) (?:want|send)/i;

/** Whether messages are wanted no more, whatever else the words speak of. */
export function wishesNoMore(text: string): boolean {
  return NO_MORE.test(text.normalize('NFKC'));
}

/** Longer ones tell of something. */
const LONGEST = 20;
const NO_COMPLAINT =
  /(?:没有?|从没|未|不是|并没|不想|不要|不)(?:在|要|想|来|说|是)?(?:投诉|举报)(?!不行)|(?:投诉|举报)(?:错|着玩)|(?:not|isn'?t|wasn'?t|didn'?t|did not|don'?t want to) (?:a )?compla/i;
const ASKS_OF_COMPLAINTS =
  /^.{0,8}(?:投诉|举报)(?:了)?(?:有没有用|有用|管用|有啥用|会不会|要多久|多久|要钱|收费|电话|是?什么|咋弄|怎么弄|怎么写|怎么投|流程|能|可以)|(?:怎么|咋|如何|在哪|去哪|找谁|跟谁|能不能|可不可以|可以|能)(?:才能)?(?:投诉|举报)(?:吗|呢|啊|呀|他们?|她)?[?？。\s]*$|(?:投诉|举报)(?:吗|么)[?？\s]*$/;

/** Whether a text about complaining complains of nothing: `denies` it, or `asks` about it. */
export function aboutComplaining(text: string): 'denies' | 'asks' | null {
  const plain = text.normalize('NFKC');
  if (plain.length > LONGEST) return null;
  if (NO_COMPLAINT.test(plain)) return 'denies';
  return ASKS_OF_COMPLAINTS.test(plain) ? 'asks' : null;
}

const COMPLAINS = /投诉|举报|检举|控告|告状|信访|上访|反映|我要告|\bcomplain|\breport/i;
/** 再不管我就投诉: what would be done then. */
const THREATENS =
  /(?:再|要是|如果|不然|否则|信不信|小心)[^。！!]{0,14}(?:投诉|举报|告你|告状|上访)|\bor (?:else )?i(?:'ll| will) (?:complain|report)/i;

/** Whether a text says itself that it complains: a curse, a sigh or a question to an office may be none. */
export function wishesComplaint(text: string): boolean {
  const plain = text.normalize('NFKC');
  return COMPLAINS.test(plain) && !THREATENS.test(plain);
}
