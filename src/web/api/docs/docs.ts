/** The page of docs: the OpenAPI document laid out for reading, and a table of the types of case event. */
import { BEGINNINGS, statesAfter, statesFor, typesFrom } from '../../../core/cases/lifecycle';
import { EVENT_TYPES, type EventType } from '../../../core/model/caseEvents';
import type { CaseState } from '../../../core/model/cases';
import type { Json } from './openapi';
import type { ApiWords } from './words';

/** One member of a body, however deep it lies. */
interface Field {
  /** With its path: `case.applicant.phone`, `papers[]`. */
  name: string;
  type: string;
  required: boolean;
  says: string;
}

interface Shown {
  name: string;
  method: string;
  path: string;
  summary: string;
  detail: string;
  scope: string;
  parameters: Field[];
  body: { fields: Field[]; curl: string } | null;
  answer: { status: string; fields: Field[] };
  problems: { status: string; says: string }[];
}

type Schema = Record<string, unknown>;

/** `document` is what `openApi` made. */
export function shownOperations(document: { [member: string]: Json }, url: string): Shown[] {
  return Object.entries(object(document.paths)).flatMap(([path, methods]) =>
    Object.entries(object(methods)).map(([method, described]) => shown(method, path, object(described), url)),
  );
}

function shown(method: string, path: string, described: Schema, url: string): Shown {
  const answers = Object.entries(object(described.responses));
  const [answer] = answers.filter(([status]) => status.startsWith('2'));
  const content = described.requestBody ? contentOf(object(described.requestBody)) : null;
  return {
    name: text(described.operationId),
    method: method.toUpperCase(),
    path,
    summary: text(described.summary),
    detail: text(described.description).split('\n\n')[0] ?? '',
    scope: text(described['x-scope']),
    parameters: list(described.parameters).map((one) => {
      const { name, required, description, schema } = object(one);
      return {
        name: text(name),
        type: typeOf(object(schema)),
        required: required === true,
        says: text(description),
      };
    }),
    body: content ? bodyOf(content, method, url + path) : null,
    answer: { status: answer?.[0] ?? '', fields: fieldsOf(object(contentOf(object(answer?.[1])).schema)) },
    problems: answers
      .filter(([status]) => !status.startsWith('2'))
      .map(([status, one]) => ({ status, says: text(object(one).description) })),
  };
}

function bodyOf(content: Schema, method: string, address: string): Shown['body'] {
  if (content.example === undefined) return formOf(content, method, address);
  const example = JSON.stringify(content.example, null, 2);
  const curl = [
    `curl -s -X ${method.toUpperCase()} ${address} \\`,
    `  -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\`,
    `  -d '${example}'`,
  ].join('\n');
  return { fields: fieldsOf(object(content.schema)), curl };
}

function formOf(content: Schema, method: string, address: string): Shown['body'] {
  const { required } = object(content.schema);
  const parts = list(required).map((name) => `  -F '${name}=${name === 'file' ? '@FILE.xlsx' : '…'}'`);
  const curl = [
    `curl -s -X ${method.toUpperCase()} ${address} \\`,
    [`  -H "Authorization: Bearer $KEY"`, ...parts].join(' \\\n'),
  ].join('\n');
  return { fields: fieldsOf(object(content.schema)), curl };
}

function contentOf(of: Schema): Schema {
  const content = object(of.content);
  return object(content['application/json'] ?? content['multipart/form-data']);
}

/** Members of an object, of the objects of a list, and of the first kind of several. */
function fieldsOf(schema: Schema, path = ''): Field[] {
  const [first] = list(schema.anyOf);
  if (first !== undefined) return fieldsOf(object(first), path);
  if (schema.type === 'array') return fieldsOf(object(schema.items), `${path}[]`);
  const required = list(schema.required);
  return Object.entries(object(schema.properties)).flatMap(([name, inner]) => {
    const one = object(inner);
    const full = path === '' ? name : `${path}.${name}`;
    const field = { name: full, type: typeOf(one), required: required.includes(name), says: saysOf(one) };
    return [field, ...fieldsOf(one, full)];
  });
}

function typeOf(schema: Schema): string {
  const kinds = list(schema.anyOf).map((one) => typeOf(object(one)));
  if (kinds.length > 0) return [...new Set(kinds)].join(' | ');
  if (schema.type === 'array') return `${typeOf(object(schema.items)) || 'any'}[]`;
  return text(schema.format) || text(schema.type);
}

function saysOf(schema: Schema): string {
  const words = list(schema.enum).map(String).join(' ');
  const { description, minimum, maximum, maxLength, maxItems } = schema;
  const limits = [
    typeof minimum === 'number' && minimum > Number.MIN_SAFE_INTEGER ? `≥ ${minimum}` : '',
    typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? `≤ ${maximum}` : '',
    typeof maxLength === 'number' ? `≤ ${maxLength} characters` : '',
    typeof maxItems === 'number' ? `≤ ${maxItems} items` : '',
  ].filter((limit) => limit !== '');
  return [text(description), words, limits.join(', ')].filter((part) => part !== '').join(' · ');
}

function object(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {}; // an object
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A type of case event: what it means, who hears of it, and what may follow. */
interface ShownEvent {
  type: EventType;
  means: string;
  tells: string;
  /** A case may begin with it. */
  begins: boolean;
  /** States in which it is possible. */
  from: CaseState[];
  /** What is possible after it; empty: nothing. */
  next: EventType[];
}

export function shownEvents({ events }: Pick<ApiWords, 'events'>): ShownEvent[] {
  return EVENT_TYPES.map((type) => {
    const possible = new Set(statesAfter(type).flatMap(typesFrom));
    return {
      type,
      ...events[type],
      begins: BEGINNINGS.includes(type),
      from: statesFor(type),
      next: EVENT_TYPES.filter((one) => possible.has(one)),
    };
  });
}
