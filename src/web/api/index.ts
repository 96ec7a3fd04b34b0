/** The API of the offices under /api/v1, with its own description. */
import type { Express, RequestHandler } from 'express';
import type { Language } from '../../core/model/message';
import type { Clock } from '../../ports';
import { jsonBody } from '../http/body';
import { endpoint } from '../http/endpoint';
import { anyFileBody } from '../http/fileBody';
import type { FileRoom } from '../http/fileRoom';
import { languageOf, type Pages } from '../pages/pages';
import { caseOperations } from './cases';
import { shownEvents, shownOperations } from './docs/docs';
import { openApi } from './docs/openapi';
import { loadApiWords, operationWords } from './docs/words';
import { createGuard, type FindKey, type FindSight, type Guard } from './key/guard';
import { messageOperations } from './messages';
import { handler, type Operation } from './operation/operation';
import type { OperationTools } from './operation/tools';
import { paymentOperations } from './payments';
import { referenceOperations } from './reference';
import { serviceOperations } from './services';
import { uploadOperations } from './uploads';
import { webhookOperations } from './webhooks';

/** What the main program hands in. */
export interface ApiTools extends Omit<OperationTools, 'clock' | 'templates' | 'uploads'> {
  uploads: Omit<OperationTools['uploads'], 'words' | 'record'>;
  findKey: FindKey;
  findSight: FindSight;
  /** Whether residents' messages are being refused: then the offices wait too. */
  overloaded: () => boolean;
}

interface Site {
  pages: Pages;
  /** The folder `templates/`. */
  templates: string;
  clock: Clock;
  /** For files that come. */
  files: FileRoom;
  publicUrl: string;
}

/** A new subject of the API is a folder and a line here; a new operation is a file and a line in its subject's index. */
const SUBJECTS = [
  caseOperations,
  paymentOperations,
  messageOperations,
  serviceOperations,
  webhookOperations,
  referenceOperations,
  uploadOperations,
];

const BASE = '/api/v1';
const A_MINUTE = 'public, max-age=60';
/** Of the API, not of the program: what is added does not change it. */
const VERSION = '1.0.0';

/** Throws where a template or its words are missing. */
export function addApi(app: Express, tools: ApiTools, site: Site): void {
  const { clock, templates, pages } = site;
  const words = (language: Language) => pages.words('console/uploads', language);
  const uploads = { ...tools.uploads, words, record: tools.record };
  const operations = SUBJECTS.flatMap((subject) => subject({ ...tools, clock, templates, uploads }));
  const guard = createGuard(tools.findKey, tools.findSight, clock, tools.overloaded);
  addRoutes(app, operations, guard, site);
  addDocs(app, operations, site);
}

function addRoutes(
  app: Express,
  operations: readonly Operation[],
  guard: Guard,
  { files }: Pick<Site, 'files'>,
): void {
  const paths = new Map<string, { get?: RequestHandler[]; post?: RequestHandler[] }>();
  for (const operation of operations) {
    const { method, path, scopes, body, takesFile } = operation;
    const reads = takesFile ? anyFileBody(files) : body ? jsonBody : [];
    const route = [guard(scopes), ...reads, handler(operation)];
    paths.set(path, { ...paths.get(path), [method]: route });
  }
  for (const [path, methods] of paths) endpoint(app, BASE + path.replace(/\{(\w+)\}/g, ':$1'), methods);
}

/** The OpenAPI document, and the same laid out as a page. */
function addDocs(app: Express, operations: readonly Operation[], site: Site): void {
  const { pages, publicUrl: url } = site;
  const words = loadApiWords(site.templates);
  const page = pages.page('pages', 'docs');
  const written = new Map<Language, ReturnType<typeof openApi>>();
  /** Written when it is first asked for: that takes as long as everything else here. */
  const document = (language: Language) => {
    const known = written.get(language);
    if (known) return known;
    const says = (name: string) => operationWords(pages.words('pages', language), name);
    const made = openApi({ operations, words: words[language], says, url, version: VERSION });
    written.set(language, made);
    return made;
  };
  endpoint(app, `${BASE}/openapi.json`, {
    get: (_request, response) => {
      const text = JSON.stringify(document('en'), null, 1);
      response.set('Cache-Control', A_MINUTE).type('application/json').send(text);
    },
  });
  endpoint(app, `${BASE}/docs`, {
    get: (request, response) => {
      const language = languageOf(request);
      const data = {
        operations: shownOperations(document(language), url),
        events: shownEvents(words[language]),
        url,
      };
      response.type('html').send(page(language, data));
    },
  });
}
