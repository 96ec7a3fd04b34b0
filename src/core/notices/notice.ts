/** A message that a person gets without having asked in this moment. */
import type { Alert } from '../model/alerts';
import type { View } from '../views';
import { kindOf, type NoticeKind, type NoticeName } from './kinds';

/** One message that an event or a time calls for. */
export interface Notice extends Manner {
  /** E.164. */
  to: string;
  view: View;
  /** Of no use any more from then on, milliseconds UTC; absent: as its lane has it. */
  until?: number;
  /** Idempotency key: a notice of the same source, recipient and key is sent once. */
  key: string;
  /** The alert that it carries, without its message: it has to be answered. */
  alert?: Omit<Alert, 'id' | 'message'>;
}

/** How a notice is sent, by its kind. */
export interface Manner {
  lane: NoticeKind['lane'];
  /** `statutory` overrides every opt-out, and `why` says which rule asks for it. */
  scope: 'statutory' | 'case' | 'reminders';
  why?: string;
  /** Milliseconds that it is worth sending; absent: as its lane is. */
  lives?: number;
}

export type NoticeView = Extract<View, { view: NoticeName }>;

/** `isUrgent`: an alert, whatever its kind is sent as. */
export function makeNotice(
  view: NoticeView,
  { isUrgent = false, ...rest }: Omit<Notice, 'view' | keyof Manner> & { isUrgent?: boolean },
): Notice {
  return { ...rest, view, ...mannerOf(view.view), ...(isUrgent && { lane: 'alert' }) };
}

/** How a template is sent. */
export function mannerOf(template: NoticeName): Manner {
  const kind = kindOf(template);
  const { lane, rule, lives } = kind;
  return {
    lane,
    scope: scopeOf(kind),
    ...(rule !== null && { why: rule }),
    ...(lives !== null && { lives }),
  };
}

/** Which opt-outs bear on a notice of this kind. */
export function scopeOf({ isReminder, rule }: Pick<NoticeKind, 'isReminder' | 'rule'>): Manner['scope'] {
  if (rule !== null) return 'statutory';
  return isReminder ? 'reminders' : 'case';
}
