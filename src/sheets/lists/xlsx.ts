/** A workbook of one sheet, streamed. */
import type { Readable } from 'node:stream';
import { escapeXml, MAIN, OFFICE, PACKAGE, TYPES, XML_HEAD } from './markup';
import { type Worksheet, worksheetXml } from './worksheet';
import { zipped } from './zipped';

const STYLES =
  `${XML_HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="等线"/></font>` +
  '<font><b/><sz val="11"/><name val="等线"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">' +
  '<fgColor rgb="FFE8EEF2"/></patternFill></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>' +
  '<xf fontId="1" fillId="2" applyFont="1" applyFill="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>';
/** Of the cells above. */
const HEADER_STYLE = 1;
const TEXT_STYLE = 2;

/**
 * A list as a workbook: header in bold, kept in sight and filtered by. What `rows` throws, the stream ends with.
 * `name` is that of the sheet: at most 31 characters, without any of `[]:*?/\`.
 */
export function writeXlsxList(name: string, sheet: Worksheet): Readable {
  return zipWorkbook(name, worksheetXml(sheet, HEADER_STYLE));
}

/** An empty list to fill in: what is typed below the header stays as typed, with all its digits and zeros. */
export function writeXlsxTemplate(name: string, header: readonly string[]): Readable {
  return zipWorkbook(name, worksheetXml({ header, rows: [], columnStyle: TEXT_STYLE }, HEADER_STYLE));
}

/** As `writeXlsxList`, of the XML of a worksheet. */
export function zipWorkbook(name: string, worksheet: AsyncIterable<Buffer>): Readable {
  const parts = relations([
    ['worksheet', 'worksheets/sheet1.xml'],
    ['styles', 'styles.xml'],
  ]);
  return zipped(
    new Map<string, string | (() => AsyncIterable<Buffer>)>([
      ['[Content_Types].xml', contentTypes()],
      ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
      ['xl/workbook.xml', workbook(name)],
      ['xl/_rels/workbook.xml.rels', parts],
      ['xl/styles.xml', STYLES],
      ['xl/worksheets/sheet1.xml', () => worksheet],
    ]),
  );
}

function contentTypes(): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${TYPES}.${type}+xml"/>`;
  return (
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('workbook', 'sheet.main') +
    override('worksheets/sheet1', 'worksheet') +
    `${override('styles', 'styles')}</Types>`
  );
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const one = ([type, target]: readonly [string, string], i: number) =>
    `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.map(one).join('')}</Relationships>`;
}

function workbook(name: string): string {
  const sheet = `<sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/>`;
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheet}</sheets></workbook>`;
}
