/** What people type into a field for digits: in full width, with blanks between, X in lower case. */

/** As it is compared: half width, upper case, without blanks and dashes. */
export function bare(field: string | undefined): string {
  return (field ?? '').normalize('NFKC').replace(/[\s-]/g, '').replace(/[×х]/gi, 'X').toUpperCase();
}
