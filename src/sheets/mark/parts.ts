/** Parts of a workbook that are changed or come anew, and what then has to name them. */
import { posix } from 'node:path';
import { escapeXml, OFFICE, PACKAGE, TYPES, XML_HEAD } from '../lists/markup';
import { MARKS_SHEET } from '../workbook/workbook';
import type { Archive } from '../zip/archive';

const TYPES_PART = '[Content_Types].xml';
const NO_RELATIONS = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;

/** Texts of parts as they will be; what nobody touched is not among them. */
export class Parts {
  readonly #archive: Archive;
  readonly #changed = new Map<string, string>();

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  changed(): ReadonlyMap<string, string> {
    return this.#changed;
  }

  /** Null: there is none. */
  async text(name: string): Promise<string | null> {
    const changed = this.#changed.get(name);
    if (changed !== undefined) return changed;
    const found = this.#archive.find(name);
    return found === undefined ? null : this.#archive.text(found);
  }

  set(name: string, text: string): void {
    this.#changed.set(this.#archive.find(name) ?? name, text);
  }

  /** A name that is not taken: `xl/comments7.xml`. */
  free(start: string, end: string): string {
    for (let i = 1; ; i++) {
      const name = `${start}${i}${end}`;
      if (this.#archive.find(name) === undefined && !this.#changed.has(name)) return name;
    }
  }

  /** Says in the relations of `from` that it has `to`, and gives the id. */
  async relate(from: string, type: string, to: string): Promise<string> {
    const name = posix.join(posix.dirname(from), '_rels', `${posix.basename(from)}.rels`);
    const relations = ((await this.text(name)) ?? NO_RELATIONS).replace(
      /(<(\w+:)?Relationships\b[^>]*?)\/>/,
      '$1></$2Relationships>',
    );
    const taken = new Set([...relations.matchAll(/\bId\s*=\s*["']([^"']*)/g)].map(([, id]) => id));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number += 1;
    const own = `<Relationship xmlns="${PACKAGE}/relationships" Id="rId${number}" Type="${OFFICE}/${type}" Target="/${to}"/>`;
    this.set(
      name,
      relations.replace(/<\/(\w+:)?Relationships>/, (close) => own + close),
    );
    return `rId${number}`;
  }

  /** Says of what type a part is; `extension` for all that end so. */
  async declare(what: { part: string; type: string } | { extension: string; type: string }): Promise<void> {
    const types = (await this.text(TYPES_PART)) ?? '';
    const namespace = `xmlns="${PACKAGE}/content-types"`;
    if ('extension' in what) {
      if (new RegExp(`Extension="${what.extension}"`, 'i').test(types)) return;
      const own = `<Default ${namespace} Extension="${what.extension}" ContentType="${what.type}"/>`;
      this.set(
        TYPES_PART,
        types.replace(/<(\w+:)?Types\b[^>]*>/, (open) => open + own),
      );
      return;
    }
    const own = `<Override ${namespace} PartName="/${what.part}" ContentType="${what.type}"/>`;
    this.set(
      TYPES_PART,
      types.replace(/<\/(\w+:)?Types>/, (close) => own + close),
    );
  }

  /** A new sheet behind the others; gives its part, whose content is still to come. */
  async addMarksSheet(workbook: string): Promise<string> {
    const part = this.free('xl/worksheets/xiangxin', '.xml');
    const id = await this.relate(workbook, 'worksheet', part);
    await this.declare({ part, type: `${TYPES}.worksheet+xml` });
    const text = (await this.text(workbook)) ?? '';
    const ids = [...text.matchAll(/\bsheetId\s*=\s*"(\d+)"/g)].map(([, number]) => Number(number));
    const prefix = /<(\w+:)?sheets\b/.exec(text)?.[1] ?? '';
    const own =
      `<${prefix}sheet xmlns:r="${OFFICE}" name="${escapeXml(MARKS_SHEET)}" ` +
      `sheetId="${Math.max(0, ...ids) + 1}" r:id="${id}"/>`;
    this.set(
      workbook,
      text.replace(/<\/(\w+:)?sheets>/, (close) => own + close),
    );
    return part;
  }
}
