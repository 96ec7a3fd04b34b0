/** The API of the offices under /api/v1, with its own description. */
import type { Express, RequestHandler } from 'express';
import type { Language } from '../../core/model/message';
import type { Clock } from '../../ports';
import type { Offices } from '../../service/office/offices';
import { jsonBody } from '../http/body';
import { endpoint } from '../http/endpoint';
import type { Pages, Words } from '../pages/pages';
import { shownEvents, shownOperations } from './docs/docs';
import { openApi } from './docs/openapi';
import { loadApiWords } from './docs/words';
import { createGuard, type FindKey } from './key/guard';
import type { ReadLife } from './messages/messageHistory';
import { loadLifeWords } from './messages/messageHistoryText';
import type { ReadAccount } from './messages/reconciliation';
import { readQuery } from './operation/operation';
import { operations } from './operations';
import type { OfficeReads } from './readOperations';

export interface ApiTools {
  offices: Offices;
  findKey: FindKey;
  life: ReadLife;
  account: ReadAccount;
  reads: OfficeReads;
  /** Minutes east of UTC of the offices' clock. */
  utcOffset: number;
  /** Whether residents' messages are being refused: then the offices wait too. */
  overloaded: () => boolean;
}

interface Around {
  pages: Pages;
  /** The folder `templates/`. */
  templates: string;
  clock: Clock;
  publicUrl: string;
}

const BASE = '/api/v1';
const A_MINUTE = 'public, max-age=60';
/** Of the API, not of the program: what is added does not change it. */
const version = '1.0.0';

/** Throws where a template or its words are missing. */
export function addApi(app: Express, tools: ApiTools, around: Around): void {
  const { pages, publicUrl: url } = around;
  const all = operations({ ...tools, clock: around.clock, lifeWords: loadLifeWords(around.templates) });
  const guard = createGuard(tools.findKey, around.clock, tools.overloaded);
  const paths = new Map<string, { get?: RequestHandler[]; post?: RequestHandler[] }>();
  for (const { method, path, scopes, body, query = [], handle } of all) {
    const route = [guard(scopes), readQuery(query), ...(body ? jsonBody : []), handle];
    paths.set(path, { ...paths.get(path), [method]: route });
  }
  for (const [path, methods] of paths) endpoint(app, BASE + path.replace(/\{(\w+)\}/g, ':$1'), methods);

  const words = loadApiWords(around.templates);
  const document = (language: Language) =>
    openApi({
      operations: all,
      words: words[language],
      says: (name) => wordsOf(pages.words(language), name),
      url,
      version,
    });
  const written = JSON.stringify(document('en'), null, 1);
  endpoint(app, `${BASE}/openapi.json`, {
    get: (_request, response) => {
      response.set('Cache-Control', A_MINUTE).type('application/json').send(written);
    },
  });
  endpoint(app, `${BASE}/docs`, {
    get: (request, response) => {
      const language = pages.language(request);
      const data = {
        operations: shownOperations(document(language), url),
        events: shownEvents(words[language]),
        url,
      };
      response.type('html').send(pages.docs(language, data));
    },
  });
}

function wordsOf(words: Words, name: string): { summary: string; detail: string } {
  const known = words.operations as Record<string, { summary: string; detail: string }>; // templates/pages/*.json
  const found = known[name];
  if (!found) throw new Error(`templates/pages/*.json has no words for the operation ${name}`);
  return found;
}
