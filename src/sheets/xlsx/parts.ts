/** The parts of an xlsx that say where its sheets are, which are shown, and how numbers are formatted. */
import { posix } from 'node:path';
import type { SheetInfo } from '../../core/model/desk/sheet';
import { builtInFormat } from '../workbook/numberFormats';
import { SheetRefused } from '../workbook/workbook';
import type { Archive } from '../zip/archive';
import { readXmlText } from '../zip/xml';

export interface XlsxSheet extends SheetInfo {
  /** The entry of the zip. */
  part: string;
}

export interface XlsxParts {
  workbook: string;
  sheets: XlsxSheet[];
  from1904: boolean;
  sharedStrings?: string;
  /** By style of a cell; undefined: the general one. */
  formats: (string | undefined)[];
}

export interface Relation {
  id: string;
  /** The last word of its type: `worksheet`. */
  type: string;
  /** The entry of the zip, or as it stands where it is outside of the file. */
  target: string;
}

/** Throws SheetRefused `damaged` where there is no workbook in it, `empty` where the workbook has no sheets. */
export async function readParts(archive: Archive): Promise<XlsxParts> {
  const roots = await readRelations(archive, '');
  const named = roots.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = archive.find(named);
  if (workbook === undefined) throw new SheetRefused('damaged');
  const relations = await readRelations(archive, workbook);
  const partOf = (type: string) => {
    const target = relations.find((one) => one.type === type)?.target;
    return target === undefined ? undefined : archive.find(target);
  };
  const { sheets, from1904 } = readWorkbookPart(await archive.text(workbook), (id) => {
    const relation = relations.find((one) => one.id === id);
    return relation?.type === 'worksheet' ? archive.find(relation.target) : undefined;
  });
  if (sheets.length === 0) throw new SheetRefused('empty');
  const styles = partOf('styles');
  const sharedStrings = partOf('sharedStrings');
  return {
    workbook,
    sheets,
    from1904,
    formats: styles === undefined ? [] : readFormats(await archive.text(styles)),
    ...(sharedStrings === undefined ? {} : { sharedStrings }),
  };
}

/** The entry that holds the relations of a part; of the whole file: ''. */
const relationsPart = (part: string) =>
  posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

export async function readRelations(archive: Archive, part: string): Promise<Relation[]> {
  const name = archive.find(part === '' ? '_rels/.rels' : relationsPart(part));
  if (name === undefined) return [];
  return readXmlText<Relation>(await archive.text(name), {
    open(element, attributes, ready) {
      if (element !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes;
      const target =
        TargetMode === 'External' ? Target : posix.resolve('/', posix.dirname(part), Target).slice(1);
      ready({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
}

function readWorkbookPart(text: string, partOf: (id: string) => string | undefined) {
  let from1904 = false;
  const sheets = readXmlText<XlsxSheet>(text, {
    open(element, attributes, ready) {
      if (element === 'workbookPr') from1904 = isOn(attributes.date1904);
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';
      const part = partOf(id);
      // Chart sheets and macro sheets have no rows.
      if (part === undefined) return;
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      ready({ name: attributes.name ?? '', hidden, part });
    },
  });
  return { sheets, from1904 };
}

function readFormats(text: string): (string | undefined)[] {
  const own = new Map<number, string>();
  let within = false;
  return readXmlText<string | undefined>(text, {
    open(element, attributes, ready) {
      if (element === 'numFmt') own.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      if (element === 'cellXfs') within = true;
      if (element !== 'xf' || !within) return;
      const id = Number(attributes.numFmtId ?? 0);
      const format = own.get(id) ?? builtInFormat(id);
      ready(format === undefined || /^general$/i.test(format) ? undefined : format);
    },
    close(element) {
      if (element === 'cellXfs') within = false;
    },
  });
}

/** A switch of the file: `1` or `true`. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
