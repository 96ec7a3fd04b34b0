/** Service codes of USSD (`*106#`), and what is dialled behind one (`*106*1*2#`). 3GPP TS 22.030, section 6.5. */

/** A code of ours, and the choices that were dialled with it. */
export interface Dialled {
  /** As it is configured. */
  code: string;
  /** `1*2`; empty where only the code was dialled. */
  behind: string;
}

/** Whether a text is a whole dialled code and not what was typed in a session. */
export function isDialled(text: string): boolean {
  return /^[*#].*#$/.test(text);
}

/** The code without what frames it: `106` of `*106#`. */
export function bareCode(code: string): string {
  return code.replace(/^[*#]+|#+$/g, '');
}

/** The longest of our codes that what was dialled begins with; null where it is none of ours. */
export function partDialled(codes: readonly string[], dialled: string): Dialled | null {
  const digits = bareCode(dialled);
  const mine = codes.filter((code) => digits === bareCode(code) || digits.startsWith(`${bareCode(code)}*`));
  const [code] = mine.sort((one, other) => other.length - one.length);
  return code === undefined ? null : { code, behind: digits.slice(bareCode(code).length + 1) };
}
