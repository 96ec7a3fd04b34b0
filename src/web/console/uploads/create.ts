/** A file handed in: what it is, for where and when, and what its cover says. */
import { z } from 'zod';
import { writtenPlace } from '../../../core/desk/places';
import { canTake } from '../../../core/desk/uploadSteps';
import type { Upload, UploadKind } from '../../../core/model/desk/upload';
import { type FieldSpec, type FormErrors, fieldsOf, readForm, typed } from '../frame/form';
import { type Answer, type DeskCall, type DeskRoute, type PageAnswer, pageRoute } from '../frame/route';
import { areasFor, officeChoices, officeChosen } from './offices';
import { kindsOf, type Placed, placing, titleOf, trailOf, type UploadTools, wordTable, yuan } from './tools';

const FILES = '.xlsx,.xls,.ods,.csv,.html,.htm,.et';
/** What a form may leave out. */
const UNSAID = { replaces: [''], tells: [''], corrects: [''], another: [''] };
const FIGURE = /^\d{1,9}(?:\.\d{1,2})?$/;

/** As a cover has it: `￥1,050,621.75元`. */
function plainFigure(written: string): string {
  return written.normalize('NFKC').replace(/[,¥\s]|[元户行]$/g, '');
}
const figure = z.string().transform(plainFigure);

const schema = z.object({
  kind: z.string().min(1, 'needed'),
  area: z.string().min(1, 'needed'),
  period: z.string().min(1, 'needed').max(60, 'long'),
  coverHouseholds: figure.refine((text) => /^\d{0,7}$/.test(text), 'number'),
  coverYuan: figure.refine((text) => text === '' || FIGURE.test(text), 'number'),
  tells: z.string(),
  replaces: z.string(),
  corrects: z.string(),
  another: z.string(),
  reason: z.string().max(150, 'long'),
});

/** Who hands in for departments alone hands in cases alone. */
async function kindsFor(call: DeskCall, tools: UploadTools) {
  const casesOnly = (await areasFor(call, tools)).length === 0;
  return kindsOf(tools).filter(({ kind }) => kind === 'cases' || !casesOnly);
}

async function specsFor(call: DeskCall, tools: UploadTools): Promise<FieldSpec[]> {
  const kinds = wordTable(call.words, 'kinds');
  const own = await kindsFor(call, tools);
  return [
    {
      name: 'kind',
      kind: 'choice',
      options: own.map(({ kind }) => ({ value: kind, label: kinds[kind] ?? kind })),
    },
    { name: 'area', kind: 'choice', options: await officeChoices(call, tools) },
    { name: 'period', kind: 'text' },
    { name: 'file', kind: 'file', accept: FILES },
    { name: 'coverHouseholds', kind: 'text', inputmode: 'numeric', optional: true },
    { name: 'coverYuan', kind: 'text', inputmode: 'decimal', optional: true },
    { name: 'tells', kind: 'tick', optional: true },
    // Drawn where it is asked for alone.
    { name: 'reason', kind: 'text' },
    { name: 'another', kind: 'tick' },
  ];
}

interface Drawn {
  errors?: FormErrors;
  /** The draft that is there already. */
  draft?: { id: string; says: string };
  /** Published for the same area and period: is it a correction of one of them? */
  published?: readonly Upload[];
}

async function form(
  call: DeskCall,
  tools: UploadTools,
  { errors, draft, published = [] }: Drawn = {},
): Promise<PageAnswer> {
  const { words } = call;
  // Browsers forget which file was chosen.
  const said = errors && { file: 'fileAgain', ...errors };
  const fields = fieldsOf(await specsFor(call, tools), { form: call.form, errors: said, words });
  const correcting = await correctedIn(call, tools);
  const kinds = (await kindsFor(call, tools)).filter(
    ({ kind }) => !correcting || kind === correcting.upload.kind,
  );
  const templates = kinds.map(({ kind }) => ({
    href: `/uploads/template?kind=${kind}`,
    label: wordTable(words, 'kinds')[kind] ?? kind,
  }));
  const data = {
    fields,
    templates,
    draft: draft ?? null,
    correcting: correcting && { ...correcting.upload, says: titleOf(correcting, words) },
    published: published.map(({ id, name, at }) => ({ id, says: `${call.time(at)} ${name}` })),
  };
  const status = errors || draft || published.length > 0 ? ({ status: 422 } as const) : {};
  return { page: 'new', title: String(words.new), trail: trailOf(words), data, ...status };
}

/** The published upload that the form corrects; null: none, or none of this account's. */
async function correctedIn(call: DeskCall, tools: UploadTools): Promise<Placed | null> {
  const id = typed(call.form, 'corrects') || call.query('corrects');
  const upload = id === '' ? null : await tools.uploads.upload(id);
  if (upload?.state !== 'published' || upload.kind !== 'payments') return null;
  const isOwn = (await areasFor(call, tools)).some(({ id }) => id === upload.area);
  return isOwn ? (await placing(tools))(upload) : null;
}

/** A mended file in the place of the one with faults, the right one in the place of a wrong one, or a readable one after one that was refused (`again`): what was said of that is filled in. */
async function begin(call: DeskCall, tools: UploadTools): Promise<Answer> {
  const replaces = call.query('replaces');
  const draft = await tools.uploads.upload(replaces || call.query('again'));
  const written = draft?.department
    ? writtenPlace({ area: null, department: draft.department })
    : draft?.area;
  const own = await officeChosen(written ?? '', call, tools);
  const fits = draft && (replaces ? canTake('replace', draft) : draft.state === 'refused');
  if (!fits || !own) return form(call, tools);
  const { id, kind, period, coverHouseholds, coverFen, tells, name, by, at } = draft;
  const filled = {
    kind: [kind],
    area: [written ?? ''],
    period: [period],
    tells: tells ? ['yes'] : [],
    coverHouseholds: [String(coverHouseholds ?? '')],
    coverYuan: [coverFen === null ? '' : yuan(coverFen)],
    reason: [String(draft.state === 'columns' ? call.words.wrongFileReason : call.words.replaceReason)],
  };
  if (!replaces) return form({ ...call, form: filled }, tools);
  const says = `${await tools.nameOf(by)} ${call.time(at)} ${name}`;
  return { ...(await form({ ...call, form: filled }, tools, { draft: { id, says } })), status: 200 };
}

export function createRoutes(tools: UploadTools): DeskRoute[] {
  return [
    pageRoute({
      method: 'get',
      path: '/uploads/new',
      needs: 'upload.add',
      handle: (call) => begin(call, tools),
    }),
    pageRoute({
      method: 'post',
      path: '/uploads/new',
      body: 'files',
      needs: 'upload.add',
      handle: (call) => handIn(call, tools),
    }),
  ];
}

/** A list of payments handed in once more would be paid twice: whoever does it says first what it is. */
async function publishedBefore(
  { kind, area, period, another }: { kind: string; area: string; period: string; another: string },
  correcting: Placed | null,
  { uploads }: UploadTools,
): Promise<Upload[]> {
  if (kind !== 'payments' || correcting || another !== '') return [];
  return uploads.publishedFor(area, 'payments', period);
}

async function handIn(call: DeskCall, tools: UploadTools): Promise<Answer> {
  const result = readForm(schema, { ...UNSAID, ...call.form });
  const file = call.files.get('file');
  if ('errors' in result) return form(call, tools, { errors: result.errors });
  if (!file) return form(call, tools, { errors: { file: 'noFile' } });
  if (file.bytes.length === 0) return form(call, tools, { errors: { file: 'emptyFile' } });
  const { kind, area, period, coverHouseholds, coverYuan, tells, replaces, reason } = result.read;
  const known = kindsOf(tools).find((one) => one.kind === kind);
  if (!known) return form(call, tools, { errors: { kind: 'needed' } });
  const office = await officeChosen(area, call, tools);
  if (!office) return form(call, tools, { errors: { area: 'needed' } });
  if (office.department !== null && kind !== 'cases')
    return form(call, tools, { errors: { kind: 'casesOnly' } });
  if (replaces !== '' && reason === '') return form(call, tools, { errors: { reason: 'needed' } });
  const correcting = await correctedIn(call, tools);
  const published = await publishedBefore(result.read, correcting, tools);
  if (published.length > 0) return form(call, tools, { published });
  const about = {
    kind: known.kind satisfies UploadKind,
    ...office,
    period,
    name: file.name,
    tells: kind === 'cases' && tells !== '',
    coverHouseholds: coverHouseholds === '' ? null : Number(coverHouseholds),
    coverFen: coverYuan === '' ? null : Math.round(Number(coverYuan) * 100),
    replaces: replaces === '' ? null : { upload: replaces, reason },
    corrects: correcting?.upload.id ?? null,
  };
  const received = await tools.intake.hand(about, file.bytes, call.account.id);
  if (received.as !== 'draft')
    return { to: `/uploads/${received.upload.id}`, done: received.as === 'same' ? 'same' : 'received' };
  const { upload } = received;
  const says = `${await tools.nameOf(upload.by)} ${call.time(upload.at)} ${upload.name}`;
  return form(call, tools, { draft: { id: upload.id, says } });
}
