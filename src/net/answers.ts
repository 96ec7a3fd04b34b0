/** Answers over HTTP in plain words, for programs that call. */
import type { WebAnswer } from '../ports';

/** Plain text in UTF-8. */
export function plain(status: number, body: string, headers?: Record<string, string>): WebAnswer {
  const answer = { status, type: 'text/plain; charset=utf-8', body };
  return headers ? { ...answer, headers } : answer;
}
