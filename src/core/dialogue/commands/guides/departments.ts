/** Which department the words name: by its name, by what it is without 局, or by what people call an office of it. */

import type { Matter, OtherNames } from '../../../model/matters';

/** `called`: what was said for it, where that is no part of its name (派出所 of 公安局). */
interface DepartmentNamed {
  name: string;
  called: string | null;
}

/** Of these, by their names; of what people call them the longest that is said. Null: none is. */
export function departmentNamed(
  words: string,
  departments: readonly string[],
  names: OtherNames,
): DepartmentNamed | null {
  const said = words.normalize('NFKC').toLowerCase();
  const name =
    departments.find((one) => said.includes(one)) ?? departments.find((one) => said.includes(bare(one)));
  if (name !== undefined) return { name, called: null };
  const [other] = departments
    .flatMap((name) => names(name).map((called) => ({ name, called })))
    .filter(({ called }) => called.length >= LEAST && said.includes(called.toLowerCase()))
    .sort((a, b) => b.called.length - a.called.length);
  return other ?? null;
}

/** Those that handle some matter, by their names. */
export function departmentsOf(matters: readonly Matter[]): string[] {
  return [...new Set(matters.map(({ department }) => department))];
}

/** A single character stands in too many words to name an office. */
const LEAST = 2;

/** 民政局 is 民政 to most. */
function bare(department: string): string {
  const short = department.replace(/[局委办]$/, '');
  return short.length >= LEAST ? short : department;
}
