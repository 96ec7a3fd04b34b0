/** The words of a county: what its own programmes, matters and villages are called. */
import { expand, type ProgrammeWords, type Words } from './words';

export interface CountyNames {
  programmes: readonly { id: string; name: string; aliases: readonly string[] }[];
  /** Each with its other names. */
  matters: readonly (readonly string[])[];
  /** Villages and townships, each with its other names. */
  places: readonly (readonly string[])[];
}

/** Shorter names stand in too many other words. */
const LEAST = 3;

/**
 * The word files with the county's names in them. A programme that they know under one of its names is called as the
 * county calls it; a name that alone means a request (补贴) stays that.
 */
export function withCounty(files: readonly Words[], county: CountyNames): Words[] {
  const requests = new Set(files.flatMap((words) => Object.values(words.commands).flat().flatMap(expand)));
  const own = (names: readonly string[], least = LEAST) =>
    names.filter((name) => name.length >= least && !requests.has(name) && !/[{},]/.test(name));
  const renamed = new Map(
    county.programmes.flatMap((one) => known(one, files).map((name) => [name, one.name])),
  );
  const isListed = county.programmes.length > 0;
  const named = files.map((words) => ({
    ...words,
    programmes: words.programmes.map((one): ProgrammeWords => {
      const name = renamed.get(one.name);
      if (name !== undefined) return { ...one, name };
      // What people call 粮食钱 is another programme here: only who says its full name means the one there is not.
      return isListed ? { name: one.name, words: [] } : one;
    }),
  }));
  const programmes = county.programmes.map(({ id, name, aliases }): ProgrammeWords => {
    return { name, words: own([name, ...aliases], 2), initials: /^[A-Z]{2,}$/.test(id) ? [id] : [] };
  });
  const places = own(county.places.flat());
  return named.map((words) =>
    words.language === 'zh-CN'
      ? {
          ...words,
          programmes: [...words.programmes, ...programmes],
          matters: [...words.matters, ...own(county.matters.flat())],
          signs: { ...words.signs, filler: [...(words.signs.filler ?? []), ...places] },
        }
      : words,
  );
}

/** Canonical names of the programmes that one of the county's is, by its name, another name of it, or its letters. */
function known({ id, name, aliases }: CountyNames['programmes'][number], files: readonly Words[]): string[] {
  const names = new Set([name, ...aliases]);
  const all = files.flatMap(({ programmes }) => programmes);
  const same = all.filter((one) => names.has(one.name) || one.initials?.includes(id));
  return same.map((one) => one.name);
}
