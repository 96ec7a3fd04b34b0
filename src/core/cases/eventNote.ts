/** What an event says to the applicant, whole: nothing that the law wants told is cut (行政许可法第三十二条、第三十八条). */
import { dayToKeep, timeOf } from '../calendar/day';
import type { CaseEvent, EventDetail } from '../model/caseEvents';
import type { Known } from './decision';

/** What an office wrote, without the stop at its end, which a template brings; null where it says nothing. */
export function told(text: string | null | undefined): string | null {
  const plain = (text ?? '').trim().replace(/[。.；;，,、]+$/, '');
  return plain === '' ? null : plain;
}

/** Papers in a row: by 、 unless one of them has some of its own. */
export function listed(papers: readonly string[] | undefined): string | null {
  const plain = (papers ?? []).flatMap((paper) => told(paper) ?? []);
  return told(plain.join(plain.some((paper) => paper.includes('、')) ? '；' : '、'));
}

/** The pieces that say something, each once: what another piece says too is left out. */
export function once(pieces: readonly (string | null)[]): string[] {
  const said = [...new Set(pieces.flatMap((piece) => piece ?? []))];
  return said.filter((piece) => !said.some((other) => other !== piece && other.includes(piece)));
}

/** Yuan with two decimals of whole fen. */
export function yuan(fee: number | undefined): string | null {
  return fee === undefined ? null : (fee / 100).toFixed(2);
}

/** All that whoever asks later is told of this event, in the offices' language. */
export function toldLater(
  { note, detail }: Pick<CaseEvent, 'note' | 'detail'>,
  known: Pick<Known, 'now' | 'utcOffset'>,
): string {
  const fee = yuan(detail.fee);
  const pieces = [listed(detail.papers), told(note), fee && `${fee}元`, whereAndWhen(detail, known)];
  return once(pieces).join('；');
}

function whereAndWhen(
  { appointmentAt, bring, window }: EventDetail,
  { now, utcOffset }: Pick<Known, 'now' | 'utcOffset'>,
): string | null {
  const when =
    appointmentAt === undefined ? '' : dayToKeep(appointmentAt, { now, utcOffset, language: 'zh-CN' });
  const time = appointmentAt === undefined ? '' : timeOf(appointmentAt, utcOffset);
  const [what, where] = [told(bring), told(window)];
  return told(`${when}${time}${what ? `带${what}` : ''}${where ? `到${where}` : ''}`);
}
