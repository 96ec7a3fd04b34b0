/** The look of a marked cell, put among the styles of the workbook. */
import { MAIN } from '../lists/markup';

const LOOK =
  `<dxf xmlns="${MAIN}"><font><color rgb="FF9C0006"/></font><fill><patternFill patternType="solid">` +
  '<fgColor rgb="FFFFC7CE"/><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf>';
const LIST = /<((?:\w+:)?dxfs)\b[^>]*?(?:\/>|>([\s\S]*?)<\/\1>)/;
/** What stands behind the list. */
const BEHIND = /<(?:\w+:)?(tableStyles|colors|extLst)\b|<\/(?:\w+:)?styleSheet>/;

/** The styles with it, and its number among them; one that is there from before is used again. */
export function addLook(styles: string): { styles: string; style: number } {
  const list = LIST.exec(styles);
  if (!list) {
    const at = BEHIND.exec(styles)?.index ?? styles.length;
    const own = `<dxfs xmlns="${MAIN}" count="1">${LOOK}</dxfs>`;
    return { styles: styles.slice(0, at) + own + styles.slice(at), style: 0 };
  }
  const [whole, name = 'dxfs', content = ''] = list;
  const each: string[] =
    content.match(/<(?:\w+:)?dxf\b[\s\S]*?(?:<\/(?:\w+:)?dxf>|\/>(?=\s*(?:<(?:\w+:)?dxf\b|$)))/g) ?? [];
  const known = each.indexOf(LOOK);
  if (known >= 0) return { styles, style: known };
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':') + 1) : '';
  const declared = prefix === '' ? ` xmlns="${MAIN}"` : ` xmlns:${prefix.slice(0, -1)}="${MAIN}"`;
  const own = `<${name}${declared} count="${each.length + 1}">${content}${LOOK}</${name}>`;
  return { styles: styles.replace(whole, () => own), style: each.length };
}
