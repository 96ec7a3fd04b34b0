/** A failure in one sentence: the first line only, because what a driver adds below it may hold the data of a statement. */
export function sentence(error: unknown): string {
  const { message, code, name } = Object(error) as { message?: unknown; code?: unknown; name?: unknown };
  const [line] = typeof message === 'string' ? message.split('\n') : [];
  // A connection refused on all addresses has a code and no message.
  for (const words of [line, code, name]) if (typeof words === 'string' && words !== '') return words;
  return 'something failed without saying what; --debug may show more';
}
