/** Which case is meant, for what is done to one case: the number or the matter said, the one shown last, or the only one there is. */

import type { CaseFacts } from '../../../model/cases';
import { clip } from '../../../text/clip';
import { tail } from '../../../text/mask';
import { maySee } from '../../scene/access';
import type { Choice, Reply, Scene } from '../../scene/command';
import { pageOf } from '../../scene/paging';
import type { Reads } from '../../scene/reads';
import { casesNamed } from '../guides/matterSearch';

export type Picked = { one: CaseFacts } | { several: CaseFacts[] } | { hidden: string } | { none: true };

/** `fits`: which of the person's own cases come into question where none was named. */
export async function pickCase(
  { caseNo, words }: { caseNo?: string; words?: string },
  ask: Reads,
  scene: Scene,
  fits: (one: CaseFacts) => boolean,
): Promise<Picked> {
  if (caseNo !== undefined) return byNumber(caseNo, ask, scene);
  const own = (await ask.casesOf(scene.inbound.from)).filter(fits);
  const named = own.length > 1 ? await casesIn(words, own, ask, scene) : [];
  if (named.length > 0) return among(named);
  const shown = shownCase(scene);
  return shown === undefined ? among(own) : byNumber(shown, ask, scene);
}

/** Those of them whose matter the words name. */
export async function casesIn(
  words: string | undefined,
  own: CaseFacts[],
  ask: Reads,
  scene: Scene,
): Promise<CaseFacts[]> {
  return words === undefined ? [] : casesNamed(own, words, await ask.matters(), scene.matterNames);
}

async function byNumber(number: string, ask: Reads, scene: Scene): Promise<Picked> {
  const one = await ask.caseByNumber(number);
  return one && maySee(one, scene) ? { one } : { hidden: number };
}

function among(cases: CaseFacts[]): Picked {
  const [one] = cases;
  if (!one) return { none: true };
  return cases.length === 1 ? { one } : { several: cases };
}

/** The case that the last reply was about. */
function shownCase({ dialogue }: Scene): string | undefined {
  const context = dialogue.open?.context;
  if (
    context?.state === 'case.detail' ||
    context?.state === 'rate.ask' ||
    context?.state === 'expedite.ask'
  ) {
    return context.caseNo;
  }
  const leaf = dialogue.open?.leaf;
  return leaf?.intent === 'case.status' ? leaf.slots.caseNo : undefined;
}

/** Asks which one: a numbered list, each choice doing to its case what was asked for. */
export function whichCase(several: CaseFacts[], scene: Scene, act: (caseNo: string) => Choice['act']): Reply {
  const { rows, page, pages } = pageOf(several, scene.page, scene.medium, scene.language);
  return {
    show: { view: 'case.pick', data: {} },
    choices: rows.map((one) => ({
      label: {
        row: {
          view: 'case.row',
          data: { matter: clip(one.matter, 12), tail: tail(one.number), state: one.state },
        },
      },
      act: act(one.number),
    })),
    expects: { state: 'case.list', expects: 'choice', options: rows.length },
    list: { page, pages, rows: [] },
  };
}
