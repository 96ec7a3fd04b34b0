/** Villages as offices write them: by name, by another name, by number; below the area that a file is for. */

/** A village, or an area above it. */
export interface Place {
  id: string;
  parent: string | null;
  level: string;
  name: string;
  aliases: readonly string[];
}

/** `elsewhere`: there is one of this name, and it lies outside. */
export type PlaceFound = { village: string } | 'unknown' | 'elsewhere';

export class Places {
  private readonly inside = new Map<string, string | null>();
  private readonly outside = new Set<string>();
  private last: { written: string; found: PlaceFound } = { written: '', found: 'unknown' };

  /** `area`: itself and all below it are inside. */
  constructor(all: readonly Place[], area: string) {
    const byId = new Map(all.map((place) => [place.id, place]));
    for (const place of all) {
      if (place.level !== 'village') continue;
      const own = isBelow(place, area, byId);
      const township = byId.get(place.parent ?? '')?.name ?? '';
      for (const name of [place.name, place.id, ...place.aliases]) {
        for (const key of [tidyPlace(name), tidyPlace(township + name)]) {
          if (!own) this.outside.add(key);
          // Two villages of one name: its township has to be said.
          else
            this.inside.set(key, this.inside.has(key) && this.inside.get(key) !== place.id ? null : place.id);
        }
      }
    }
  }

  find(written: string): PlaceFound {
    // Most rows are of the village of the row above.
    if (written !== this.last.written) this.last = { written, found: this.look(tidyPlace(written)) };
    return this.last.found;
  }

  private look(key: string): PlaceFound {
    const village = this.inside.get(key);
    if (village) return { village };
    return this.outside.has(key) && village === undefined ? 'elsewhere' : 'unknown';
  }
}

/** 光明村村委会, 光明村, 光明 are one. */
function tidyPlace(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s/g, '');
  return plain.replace(/(?:村民委员会|村委会|居民委员会|居委会|行政村|社区|村)+$/, '') || plain;
}

function isBelow(place: Place, area: string, byId: ReadonlyMap<string, Place>): boolean {
  const seen = new Set<string>();
  for (let at: Place | undefined = place; at && !seen.has(at.id); at = byId.get(at.parent ?? '')) {
    if (at.id === area) return true;
    seen.add(at.id);
  }
  return false;
}
