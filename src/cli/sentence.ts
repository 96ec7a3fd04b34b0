/** A failure in one sentence: the first line only, because what a driver adds below it may hold the data of a statement. */
export function sentence(error: unknown): string {
  if (!(error instanceof Error)) return 'something failed without saying what; --debug may show more';
  const [line] = error.message.split('\n');
  // A connection refused on all addresses has a code and no message.
  return line || (error as NodeJS.ErrnoException).code || error.name;
}
