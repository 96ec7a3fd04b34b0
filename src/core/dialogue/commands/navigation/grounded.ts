/** Of what a text may well mean, the meaning that the facts bear out: a case, a guide or news of what it names. */
import { hasEnded } from '../../../model/cases';
import type { Act, Intent, Likely } from '../../../model/intent';
import { SECTIONS } from '../../../model/news';
import type { Scene } from '../../scene/command';
import type { Reads } from '../../scene/reads';
import { subjectOf } from '../../scene/subjectOf';
import { mattersNamed } from '../guides/matterSearch';
import { findNews, SURE, sectionIn } from '../news/newsSearch';

/** 多少钱: so few characters are said of what was spoken of. */
const SHORT = 6;

/** Null where they bear out none: then it is asked back. */
export async function grounded(scene: Scene, ask: Reads): Promise<Act | null> {
  const words = scene.likely.flatMap(({ act }) => wordsOf(act) ?? [])[0];
  if (words === undefined) return null;
  return aboutSpokenOf(words, scene) ?? (await ofMatter(words, ask, scene)) ?? ofNews(words, ask, scene);
}

function wordsOf({ slots }: Act): string | undefined {
  return 'words' in slots ? slots.words : undefined;
}

function likelyOf(intents: readonly Intent[], { likely }: Scene): Likely | undefined {
  return likely.find(({ act }) => intents.includes(act.intent));
}

function aboutSpokenOf(words: string, scene: Scene): Act | null {
  const [first] = scene.likely;
  const asks = first !== undefined && 'about' in first.act.slots && first.act.slots.about !== undefined;
  return asks && words.length <= SHORT && subjectOf(scene.dialogue, scene.now) ? first.act : null;
}

/** The own case of the matter that is named, else its guide. */
async function ofMatter(words: string, ask: Reads, scene: Scene): Promise<Act | null> {
  const matters = await ask.matters();
  const named = mattersNamed(matters, words, scene.matterNames).map(({ name }) => name);
  if (named.length === 0) return null;
  const own = (await ask.casesOf(scene.inbound.from)).filter((one) => !hasEnded(one));
  const isOwn = own.some(({ matter }) => named.includes(matter));
  const ofCase = likelyOf(['case.status', 'case.expedite'], scene);
  return ((isOwn && ofCase) || likelyOf(['matter.guide'], scene))?.act ?? null;
}

async function ofNews(words: string, ask: Reads, scene: Scene): Promise<Act | null> {
  const isMeant = likelyOf(['news.latest'], scene) !== undefined;
  const all = await Promise.all(SECTIONS.map((section) => ask.news(section)));
  // Where news are not thought of, a title has to have more than a word of it.
  const found = findNews(all.flat(), words, isMeant ? SURE : SURE * 2).length > 0;
  const named = isMeant && sectionIn(words, scene.sectionNames) !== null;
  return found || named ? { intent: 'news.latest', slots: { words } } : null;
}
