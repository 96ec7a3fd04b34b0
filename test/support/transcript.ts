/** A conversation as written in test/transcripts/*.txt, and what plays it. */

/** What the player needs of a service: says `text` as `from`, gets the replies. */
export type Say = (from: string, text: string) => Promise<string[]>;
/** Lets milliseconds pass. */
export type Wait = (ms: number) => void;

/**
 * Plays a transcript and returns it as it went, to be compared with what is written:
 * `# play as +86…` changes the phone, `# wait 31m` lets time pass, `> text` says, `< text` is a reply (further
 * lines of it begin with `  `), `< nothing` is silence. Other `#` lines and blank ones are kept as they are.
 */
export async function play(lines: string[], say: Say, wait: Wait): Promise<string[]> {
  const went: string[] = [];
  let from = '';
  for (const line of lines) {
    if (line.startsWith('<') || line.startsWith('  ')) continue;
    went.push(line);
    from = /^# play as (\S+)/.exec(line)?.[1] ?? from;
    const pause = /^# wait (\d+)([smh])/.exec(line);
    if (pause) wait(Number(pause[1]) * { s: 1_000, m: 60_000, h: 3_600_000 }[pause[2] as 's' | 'm' | 'h']);
    if (!line.startsWith('>')) continue;
    if (from === '') throw new Error(`nobody says "${line}": a transcript begins with "# play as +86…"`);
    const replies = await say(from, line.slice(1).trim());
    went.push(
      ...(replies.length > 0 ? replies : ['nothing']).map((reply) => `< ${reply.replaceAll('\n', '\n  ')}`),
    );
  }
  return went.join('\n').split('\n');
}
