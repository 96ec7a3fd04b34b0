/** What follows the rows of a worksheet, with our colour and the drawing of our comments put where they belong. */
import { MAIN, OFFICE } from '../lists/markup';

/** The order in which Excel wants the parts of a worksheet behind its rows (ECMA-376 18.3.1.99). */
const ORDER = (
  'sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews ' +
  'mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup ' +
  'headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing ' +
  'legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'
).split(' ');
/** Always true, and known again even where Excel has saved the file since. */
const RULE = 'N("xiangxin")=0';
const OUR_RULE =
  /<(\w+:)?cfRule\b(?:(?!<\/(?:\w+:)?cfRule>)[\s\S])*?N\((?:"|&quot;)xiangxin(?:"|&quot;)\)=0[\s\S]*?<\/(?:\w+:)?cfRule>/g;
const EMPTY_FORMATTING = /<((?:\w+:)?conditionalFormatting)\b[^>]*>\s*<\/\1>/g;
/** In one rule; more make an attribute that nobody wants to read. */
const RANGES = 500;
const TAG = /<!--[\s\S]*?-->|<(\/?)((?:[\w-]+:)?[\w-]+)(?:"[^"]*"|'[^']*'|[^'">])*?(\/?)>/g;

export interface Additions {
  /** See `rangesOf`. */
  ranges: readonly string[];
  /** Of the format in the styles. */
  style: number;
  /** Relation of the drawing of comments, where the sheet has none yet. */
  drawing?: string;
}

/** Our earlier colour is taken off first. */
export function changeTail(tail: string, { ranges, style, drawing }: Additions): string {
  const clean = tail.replace(OUR_RULE, '').replace(EMPTY_FORMATTING, '');
  const withDrawing =
    drawing === undefined
      ? clean
      : insert(
          clean,
          'legacyDrawing',
          `<legacyDrawing xmlns="${MAIN}" xmlns:r="${OFFICE}" r:id="${drawing}"/>`,
        );
  return insert(withDrawing, 'conditionalFormatting', formatting(ranges, style));
}

function formatting(ranges: readonly string[], style: number): string {
  let xml = '';
  for (let from = 0; from < ranges.length; from += RANGES) {
    const some = ranges.slice(from, from + RANGES).join(' ');
    xml +=
      `<conditionalFormatting xmlns="${MAIN}" sqref="${some}"><cfRule type="expression" dxfId="${style}" priority="1">` +
      `<formula>${RULE.replaceAll('"', '&quot;')}</formula></cfRule></conditionalFormatting>`;
  }
  return xml;
}

/** Before the first element that must stand behind one of this name. */
function insert(tail: string, name: string, xml: string): string {
  const own = ORDER.indexOf(name);
  let depth = 0;
  for (const { 0: tag, 1: closing, 2: full = '', 3: empty, index } of tail.matchAll(TAG)) {
    if (tag.startsWith('<!--')) continue;
    const order = ORDER.indexOf(full.slice(full.indexOf(':') + 1));
    // The end of the worksheet, or an element unknown to the standard, which programs put last.
    const behind = depth === 0 && (closing !== '' || order > own || order < 0);
    if (behind) return tail.slice(0, index) + xml + tail.slice(index);
    if (closing !== '') depth -= 1;
    else if (empty === '') depth += 1;
  }
  return tail;
}
