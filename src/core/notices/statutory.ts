/** Which notices reach their reader whatever was stopped: what the law asks for, and what only its reader can set right. */
import type { View } from '../views';

type Template = View['view'];

const DECIDED = '行政许可法第四十四条：准予许可的，十日内颁发、送达证件';
const RETURNED = '财办〔2020〕37号（补贴资金“一卡通”管理）：补贴须发到本人账户，没打进去的由本人更正';

/** The rule that asks for each. */
const RULES: { readonly [T in Template]?: string } = {
  'notice.supplement': '行政许可法第三十二条：一次告知需要补正的全部内容',
  'notice.refused': '行政许可法第三十二条：不予受理应当告知',
  'notice.rejected': '行政许可法第三十八条：不予许可应当说明理由，告知复议和诉讼的权利',
  'notice.extended': '行政许可法第四十二条：延长期限的理由应当告知申请人',
  'notice.suspended': '行政许可法第四十五条：不计入期限的时间应当告知申请人',
  // How long it was is known when it is over.
  'notice.resumed': '行政许可法第四十五条：不计入期限的时间应当告知申请人，恢复即告知其终止',
  // Nobody else can do these, and until they are done there is no licence.
  'notice.paymentDue': `${DECIDED}；先须本人缴费`,
  'notice.certified': DECIDED,
  'subsidy.failed': RETURNED,
  'subsidy.returned': RETURNED,
  'notice.paymentsFailed': RETURNED,
  // It may have been said to be there, and is not.
  'notice.paymentCorrected': `${RETURNED}；说错的须更正`,
};

/** The rule by which what is written with this template reaches whoever stopped such notices; null where none does. */
export function ruleOf(template: string): string | null {
  // A name that is no template's has no rule.
  return (Object.hasOwn(RULES, template) && RULES[template as Template]) || null;
}
