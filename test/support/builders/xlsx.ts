/** Workbooks of Excel, part by part, so that each may be as odd as those that offices hand in. */
import { zipped } from './zipped';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface SheetOf {
  name?: string;
  state?: 'hidden' | 'veryHidden';
  /** What stands in `<sheetData>`. */
  rows: string;
  /** What stands before it and behind it. */
  before?: string;
  behind?: string;
}

export interface XlsxOf {
  sheets: readonly SheetOf[];
  /** `<si>` elements, or what stands in them as plain text. */
  strings?: readonly string[];
  /** Codes of number formats: styles 1, 2 and so on of cells. */
  formats?: readonly string[];
  from1904?: boolean;
  /** Entries put in or in the place of others. */
  parts?: Readonly<Record<string, string | Buffer>>;
}

export function xlsxOf({ sheets, strings, formats = [], from1904, parts }: XlsxOf): Promise<Buffer> {
  const worksheets = sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet)] as const);
  return zipped({
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets, from1904),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const),
      ['styles', 'styles.xml'],
      ...(strings ? [['sharedStrings', '/xl/sharedStrings.xml'] as const] : []),
    ]),
    'xl/styles.xml': styles(formats),
    ...(strings ? { 'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${strings.map(item).join('')}</sst>` } : {}),
    ...Object.fromEntries(worksheets),
    ...parts,
  });
}

/** Rows of plain texts, from row 1 on, as inline strings; '' leaves a cell out. */
export function plainRows(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return rows.map((cells, i) => `<row r="${i + 1}">${cells.map(cell).join('')}</row>`).join('');
}

const item = (text: string) =>
  text.startsWith('<si>') ? text : `<si><t xml:space="preserve">${text}</t></si>`;

function worksheet({ rows, before = '', behind = '' }: SheetOf): string {
  return `${HEAD}<worksheet ${MAIN} xmlns:r="${OFFICE}">${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`;
}

function workbook(sheets: readonly SheetOf[], from1904 = false): string {
  const list = sheets.map(({ name, state }, i) => {
    const shown = state ? ` state="${state}"` : '';
    return `<sheet name="${name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${shown} r:id="rId${i + 1}"/>`;
  });
  return (
    `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr${from1904 ? ' date1904="1"' : ''}/>` +
    `<sheets>${list.join('')}</sheets></workbook>`
  );
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const one = ([type, target]: readonly [string, string], i: number) =>
    `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.map(one).join('')}</Relationships>`;
}

function contentTypes(sheets: number): string {
  const type = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;
  const override = (part: string, name: string) =>
    `<Override PartName="${part}" ContentType="${type(name)}"/>`;
  const list = Array.from({ length: sheets }, (_, i) =>
    override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'),
  );
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${override('/xl/workbook.xml', 'sheet.main')}${list.join('')}${override('/xl/styles.xml', 'styles')}` +
    `${override('/xl/sharedStrings.xml', 'sharedStrings')}</Types>`
  );
}

function styles(formats: readonly string[]): string {
  const codes = formats
    .map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
    .join('');
  const cells = formats.map((_, i) => `<xf numFmtId="${164 + i}" applyNumberFormat="1"/>`).join('');
  return (
    `${HEAD}<styleSheet ${MAIN}>${codes && `<numFmts count="${formats.length}">${codes}</numFmts>`}` +
    '<fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>' +
    '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    `<cellXfs count="${formats.length + 1}"><xf numFmtId="0"/>${cells}</cellXfs></styleSheet>`
  );
}
