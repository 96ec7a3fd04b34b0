/** Pages for phones that browse. */
import type { PageAsk, PageShown } from '../../core/model/page';
import { Overloaded } from '../../ports';
import { languageOf, SEGMENTS } from './addresses';
import { carryOut } from './carryOut';
import { identify } from './identify';
import { layOut } from './layOut';
import { PageWriter } from './pageWriter';
import { isSecret } from './sessions';
import type { PageTools } from './steps';
import { understandAsk } from './understandAsk';

export type { PageTools } from './steps';

/** Answers a browser's request with a page. Rejects with StoreError where something could not be read or written. */
export function createPages(tools: PageTools): (ask: PageAsk) => Promise<PageShown> {
  return async (ask) => {
    const request = new PageRequest(tools, ask);
    try {
      return await tools.admission.take({ id: tools.chance.id(), gateway: 'wap' }, () => request.answer());
    } catch (error) {
      if (error instanceof Overloaded) return request.refuse();
      throw error;
    }
  };
}

/** One request. Each step takes what the one before gave, and none calls another; the gateway marks the page up. */
class PageRequest {
  constructor(
    private readonly tools: PageTools,
    private readonly ask: PageAsk,
  ) {}

  async answer(): Promise<PageShown> {
    const visitor = await identify(this.tools, this.ask);
    const action = understandAsk(this.tools, visitor);
    const carried = await carryOut(this.tools, visitor, action);
    return layOut(this.tools, carried);
  }

  /** Too many ask: nothing is looked up. It has status 200, because phones show their own words for an error, and not ours. */
  refuse(): PageShown {
    const { segment, language: preferred } = this.ask;
    const language = languageOf(segment) ?? preferred ?? this.tools.settings.language;
    const writer = new PageWriter(this.tools, isSecret(segment) ? segment : SEGMENTS[language], language);
    return writer.plain('busy', [writer.word('busyHow')]);
  }
}
