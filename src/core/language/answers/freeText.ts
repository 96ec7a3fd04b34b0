import type { Context } from '../../model/dialogue';
import type { Act } from '../../model/intent';
import { identityIn } from '../reading/identity';
import { matterOf } from '../reading/matter';
import { isCommand, type Reading } from '../reading/reading';
import { core } from '../reading/spans';

/** A text in own words where one was asked for; the caller has made sure that it is nothing else. */
export function freeText(reading: Reading, context: Context): Act | null {
  if (context.state === 'identity.ask') {
    const slots = identityIn(reading);
    return slots && { intent: 'identity.give', slots };
  }
  const letters = reading.text.replace(/[^\u3400-\u9fffa-z]/g, '').length;
  if (letters < 2 || isAside(reading, context)) return null;
  switch (context.state) {
    case 'complaint.ask':
    case 'consult.ask': {
      const intent = context.state === 'complaint.ask' ? 'complaint.file' : 'consult.ask';
      return { intent, slots: { text: core(reading, (token) => isCommand(token, intent)) } };
    }
    case 'expedite.ask':
      if (endsFirst(reading)) return { intent: 'cancel', slots: {} };
      return {
        intent: 'case.expedite',
        slots: { caseNo: context.caseNo, text: core(reading, (token) => isCommand(token, 'case.expedite')) },
      };
    case 'haste.ask':
      return {
        intent: 'office.haste',
        slots: { ticket: context.ticket, agree: false, text: core(reading, () => false) },
      };
    case 'guide.ask': {
      const matter = matterOf(reading);
      return matter === null ? null : { intent: 'matter.guide', slots: { matter } };
    }
    default:
      return null;
  }
}

/** 要写名字吗, 谢谢: asked or said of the asking, where a complaint or a reason was asked for. */
export function isAside({ text, says }: Reading, context: Context | null): boolean {
  const isAsked = context?.state === 'complaint.ask' || context?.state === 'expedite.ask';
  if (isAsked && says.asksMeanwhile.test(text)) return true;
  // 人家说要找人才行 是真的吗 is no reason.
  return context?.state === 'expedite.ask' && says.asksTruth.test(text);
}

/** 嗯 不用了 我再等等: said first, it is no reason. */
function endsFirst({ tokens }: Reading): boolean {
  return tokens.some((token) => token.start <= 2 && isCommand(token, 'cancel'));
}
