/** Carriers write one id in many ways: hex in the response and decimal in the receipt, with zeros in front, in capitals. */

/** The form that is stored for look-ups: trimmed, lower-case, without leading zeros. */
export function lookupForm(reference: string): string {
  return reference
    .trim()
    .toLowerCase()
    .replace(/^0+(?=.)/, '');
}

/** Every form under which the id may be stored, the likeliest first: as written, then read as hex, then as decimal. */
export function lookupForms(reference: string): string[] {
  const form = lookupForm(reference);
  const forms = new Set([form]);
  if (/^[0-9a-f]{1,32}$/.test(form)) forms.add(BigInt(`0x${form}`).toString());
  if (/^[0-9]{1,39}$/.test(form)) forms.add(BigInt(form).toString(16));
  return [...forms];
}
