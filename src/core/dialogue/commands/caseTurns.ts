/** How cases are shown. */
import { isPartDone } from '../../cases/parallel';
import { clip } from '../../text/clip';
import { day } from '../../text/day';
import { maskName, tail } from '../../text/mask';
import type { Choice, Scene, Turn } from '../command';
import type { CaseFacts, CaseState } from '../facts';
import { pageOf } from '../paging';
import type { View } from '../views';

/** States in which the promised day counts, and what the offices note is meant for one another. */
const RUNNING: readonly CaseState[] = ['accepted', 'processing'];

/** Several cases, a line each. */
export function list(shown: CaseFacts[], scene: Scene): Turn {
  const { rows, page, pages } = pageOf(shown, scene.page, scene.medium, scene.language);
  const choices = rows.map(
    (one): Choice => ({
      label: {
        row: {
          view: 'case.row',
          data: { matter: clip(one.matter, 12), tail: tail(one.number), state: one.state },
        },
      },
      act: { intent: 'case.status', slots: { caseNo: one.number } },
    }),
  );
  return {
    reply: {
      show: { view: 'case.list', data: { count: shown.length } },
      choices,
      expects: { state: 'case.list', expects: 'choice', options: rows.length },
      list: { page, pages, rows: [] },
    },
    changes: [],
  };
}

/** Where one case is. */
export function detail(one: CaseFacts, scene: Scene): Turn {
  const { now, utcOffset, language } = scene;
  const promised = RUNNING.includes(one.state) ? one.promisedAt : null;
  const show: View = {
    view: 'case.detail',
    data: {
      applicant: maskName(one.applicant),
      matter: clip(one.matter, 12),
      number: one.number,
      state: one.state,
      note: one.note && !RUNNING.includes(one.state) ? clip(one.note.replace(/[。.]+$/, ''), 40) : null,
      promised: promised === null ? null : day(promised, now, utcOffset, language),
      late: promised !== null && now > promised,
      parts: partsOf(one),
    },
  };
  return {
    reply: { show, expects: { state: 'case.detail', expects: 'none', caseNo: one.number } },
    changes: [],
  };
}

/** Co-departments of a parallel case, those that are done, and the ones waited for; null for an ordinary one. */
export function partsOf({
  parts: all,
}: CaseFacts): { total: number; done: number; waiting: string | null } | null {
  if (all.length === 0) return null;
  const open = all.filter((part) => !isPartDone(part)).map((part) => part.department);
  return {
    total: all.length,
    done: all.length - open.length,
    waiting: open.length > 0 ? clip(open.join('、'), 16) : null,
  };
}
