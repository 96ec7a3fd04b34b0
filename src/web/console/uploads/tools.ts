/** What the pages of uploads work with, and what all of them say alike. */
import { boundsOf, type Subject } from '../../../core/desk/may';
import type { DeskAction } from '../../../core/desk/rights';
import type { Upload } from '../../../core/model/desk/upload';
import type { Area, AuditReads, Store } from '../../../ports';
import type { Intake } from '../../../service/intake/intake';
import type { Words } from '../../pages/pages';
import type { Crumb, DeskCall, Found } from '../frame/route';

export interface UploadTools {
  intake: Intake;
  uploads: Store['uploads'];
  areas(): Promise<Area[]>;
  departments(): Promise<readonly { id: string; name: string; area: string }[]>;
  /** An empty workbook with these columns, in which whatever is typed stays a text. */
  emptyWorkbook(name: string, header: readonly string[]): AsyncIterable<Uint8Array>;
  /** The name of an account; the id itself where there is none. */
  nameOf(account: string): Promise<string>;
  audit: Pick<AuditReads, 'entries'>;
  /** Keeps who looked at the people of which upload, and on which page. */
  record(entry: {
    actor: string;
    action: 'upload.look';
    subject: string;
    area: string;
    reason: string;
  }): Promise<void>;
}

/** Kinds that three people have a hand in; reference data has pages of its own. */
export function kindsOf({ intake }: Pick<UploadTools, 'intake'>): Intake['kinds'] {
  return intake.kinds.filter(({ people }) => people === 3);
}

/** An upload with its area. */
export interface Placed {
  upload: Upload;
  area: Area;
  /** Whose it is, by name: its department's, else its area's. */
  office: string;
}

/** Where uploads belong, of all that there is at this moment; null where the area is gone. */
export async function placing({
  areas,
  departments,
}: Pick<UploadTools, 'areas' | 'departments'>): Promise<(upload: Upload) => Placed | null> {
  const [allAreas, allDepartments] = await Promise.all([areas(), departments()]);
  const areaOf = new Map(allAreas.map((area) => [area.id, area]));
  const names = new Map(allDepartments.map(({ id, name }) => [id, name]));
  return (upload) => {
    const area = areaOf.get(upload.area);
    return area ? { upload, area, office: names.get(upload.department ?? '') ?? area.name } : null;
  };
}

/** Paths of the areas where this account may do this, whatever lies below them; the empty one is everything. */
export async function pathsFor(
  { account }: DeskCall,
  action: DeskAction,
  { areas }: Pick<UploadTools, 'areas'>,
): Promise<string[]> {
  const bounds = boundsOf(account, action);
  if (bounds.some(({ area, department }) => area === null && department === null)) return [''];
  const all = await areas();
  const paths = bounds.flatMap((bound) => all.find(({ id }) => id === bound.area)?.path ?? []);
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

/** The upload of the address, and where it belongs. */
export function findUpload(tools: UploadTools) {
  const { uploads } = tools;
  return async ({ params }: DeskCall): Promise<Found<Placed> | null> => {
    const upload = await uploads.upload(params.upload ?? '');
    const it = upload && (await placing(tools))(upload);
    if (!it) return null;
    const hands = (await uploads.approvals(it.upload.id)).map(({ account }) => account);
    return { subject: subjectOf(it, hands), it };
  };
}

/** What is done to it is done to its area and, where it is for one alone, to its department. */
export function subjectOf({ upload, area }: Placed, hands: readonly string[]): Subject {
  return { path: area.path, department: upload.department, hands };
}

/** Puts on record that people's data is about to be shown. Rejects with StoreError: nothing is shown then. */
export async function recordLook(
  { account, words }: DeskCall,
  { upload }: Pick<Placed, 'upload'>,
  { record }: UploadTools,
  as: 'faults' | 'columns' | 'marked' | 'answers',
): Promise<void> {
  const reason = wordTable(words, 'looks')[as] ?? as;
  await record({ actor: account.id, action: 'upload.look', subject: upload.id, area: upload.area, reason });
}

/** A table of the section's words. */
export function wordTable(words: Words, name: string): Record<string, string> {
  return words[name] as Record<string, string>; // of templates/console/uploads/*.json
}

/** 城关镇 农户信息 2026; a correcting file says that it is one. */
export function titleOf({ upload, office }: Placed, words: Words): string {
  const kind = wordTable(words, 'kinds')[upload.kind] ?? upload.kind;
  return [office, kind, upload.period, ...(upload.corrects ? [words.correction] : [])].join(' ');
}

/** The pages above one about an upload. */
export function trailOf(words: Words, placed?: Placed): Crumb[] {
  const list = { href: '/uploads', label: String(words.menu) };
  return placed ? [list, { href: `/uploads/${placed.upload.id}`, label: titleOf(placed, words) }] : [list];
}

/** Yuan with two places, in threes, so that one nought too many is seen: `1,050,621.75`. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2).replace(/\B(?=(?:\d{3})+\.)/g, ',');
}

/** What is said of how it stands; of one that is refused, why. */
export function standsAs({ state, trouble }: Upload, words: Words): string {
  const said = wordTable(words, 'trouble')[trouble?.split(' ')[0] ?? ''];
  return state === 'refused' && said ? said : (wordTable(words, 'states')[state] ?? state);
}
