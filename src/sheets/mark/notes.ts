/** The boxes in which Excel shows comments: a drawing in VML, which is no XML that a parser would take. */
import { readReference } from '../workbook/reference';

const EMPTY =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>' +
  '</o:shapelayout></xml>';
const BOX =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const SHAPE = /<v:shape\b[\s\S]*?<\/v:shape>/g;
/** Beyond the numbers that Excel gives. */
const FIRST_NUMBER = 200_000;

/** The drawing without the boxes of the cells `removed`, and with one for each of `added`. */
export function changeNotes(
  before: string | null,
  { added, removed }: { added: readonly string[]; removed: readonly string[] },
): string {
  const gone = new Set(removed.map(place));
  const kept = (before ?? EMPTY).replace(SHAPE, (shape) => (gone.has(placeOf(shape)) ? '' : shape));
  const box = kept.includes('id="_x0000_t202"') ? '' : BOX;
  const shapes = added.map(shapeXml).join('');
  const end = kept.lastIndexOf('</xml>');
  return kept.slice(0, end) + box + shapes + kept.slice(end);
}

function place(cell: string): string {
  const { row, column } = readReference(cell) ?? { row: 0, column: 0 };
  return `${row - 1} ${column}`;
}

function placeOf(shape: string): string {
  if (!/ObjectType="Note"/.test(shape)) return '';
  const number = (name: string) => new RegExp(`<x:${name}>\\s*(\\d+)`).exec(shape)?.[1];
  return `${number('Row')} ${number('Column')}`;
}

function shapeXml(cell: string, i: number): string {
  const { row, column } = readReference(cell) ?? { row: 1, column: 0 };
  const top = Math.max(0, row - 2);
  const anchor = [column + 1, 15, top, 4, column + 4, 15, top + 5, 4].join(', ');
  return (
    `<v:shape id="_x0000_s${FIRST_NUMBER + i}" type="#_x0000_t202" style="position:absolute;visibility:hidden" ` +
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>' +
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
