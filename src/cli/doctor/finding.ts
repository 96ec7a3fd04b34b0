import { sentence } from '../terminal/words';

/** What one look found. `todo` is for the operator; without it nothing needs doing. */
export interface Finding {
  subject: string;
  state: 'works' | 'fails' | 'unused';
  says: string;
  todo?: string;
}

/** Works with what `look` says, or fails with its error and what to do about it. */
export async function attempt(subject: string, todo: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { subject, state: 'works', says: await look() };
  } catch (error) {
    // What to do about another key is in its own words.
    const known = error instanceof Error && error.name === 'DataKeyError';
    return { subject, state: 'fails', says: sentence(error), ...(!known && { todo }) };
  }
}
