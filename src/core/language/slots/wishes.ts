/** Words that name what may do harm and wish none of it: 别给我停, 我没退订, 投诉有用吗. Whatever the text was taken for, these do nothing. */
import type { Says } from '../../text/sayings';

/** Whether a text about stopping messages wishes no such thing. */
export function wishesNoStop(text: string, says: Says): boolean {
  const plain = text.normalize('NFKC');
  // Who asks why may want it to end all the same.
  const asks = says.asksOfStopping.test(plain) && !says.stopsMessages.test(plain);
  return asks || says.keepsMessages.test(plain) || wishesSecrecy(plain, says);
}

/** Whether nobody else is to know of it, and no word says that messages are to end: 别让他知道我发过短信. */
export function wishesSecrecy(text: string, says: Says): boolean {
  return says.keepsSecret.test(text) && !endsMessages(text, says);
}

/** Whether nobody else is to know of messages that are to end: 别给我发短信了 别让我老婆知道. */
export function stopsInSecret(text: string, says: Says): boolean {
  return says.keepsSecret.test(text) && endsMessages(text, says);
}

function endsMessages(text: string, says: Says): boolean {
  return says.stopsMessages.test(text) || says.noMoreMessages.test(text);
}

/** Whether messages are wanted no more, whatever else the words speak of. */
export function wishesNoMore(text: string, says: Says): boolean {
  return says.noMoreMessages.test(text.normalize('NFKC'));
}

/** Longer ones tell of something. */
const LONGEST = 20;

/** Whether a text about complaining complains of nothing: `denies` it, or `asks` about it. */
export function aboutComplaining(text: string, says: Says): 'denies' | 'asks' | null {
  const plain = text.normalize('NFKC');
  if (plain.length > LONGEST) return null;
  if (says.noComplaint.test(plain)) return 'denies';
  return says.asksOfComplaining.test(plain) ? 'asks' : null;
}

/** Whether a text says itself that it complains, or how our own people behaved: a curse, a sigh or a question to an office may be none, nor is 再不管我就投诉. */
export function wishesComplaint(text: string, says: Says): boolean {
  const plain = text.normalize('NFKC');
  return (
    (says.complains.test(plain) || says.blamesStaff.test(plain)) && !says.threatensToComplain.test(plain)
  );
}
