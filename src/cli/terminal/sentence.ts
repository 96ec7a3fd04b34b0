import { t, told } from './words';

/** What to do about what the system refuses; its own words say only what and where. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: 'check that the path is right',
  EADDRINUSE: 'stop what runs there, or set PORT',
  EACCES: 'let the user who runs this in, or run it as another',
  EPERM: 'let the user who runs this in, or run it as another',
  EROFS: 'make it writable, or keep the data elsewhere (DATABASE_URL)',
  ENOSPC: 'free disk space',
};

/** A failure in one sentence: the first line only, because what a driver adds below it may hold the data of a statement. */
export function sentence(error: unknown): string {
  const { message, code, name } = Object(error) as { message?: unknown; code?: unknown; name?: unknown };
  const [line] = typeof message === 'string' ? message.split('\n') : [];
  if (line && typeof code === 'string' && Object.hasOwn(REMEDIES, code))
    return `${told(line)}: ${told(REMEDIES[code] ?? '')}`;
  // A connection refused on all addresses has a code and no message.
  for (const words of [line, code, name]) if (typeof words === 'string' && words !== '') return told(words);
  return t`something failed without saying what; --debug may show more`;
}
