/** How often a service commits, and how often its database waits for the disk. */
import { openEngine } from '../src/store/engine';

export interface Commits {
  commits: number;
  /** What was written with them. */
  changes: number;
  /** Of the server's files; NaN on SQLite, where each commit is one. */
  syncs: number;
}

/** Since the service on this port of 127.0.0.1 was started, and its server. */
export async function commitsSoFar(port: number, url: string): Promise<Commits> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const figure = (name: string) =>
    Number(new RegExp(`^xiangxin_commit_batch_${name} (.*)$`, 'm').exec(text)?.[1]);
  return { commits: figure('count'), changes: figure('sum'), syncs: await syncsOf(url) };
}

async function syncsOf(url: string): Promise<number> {
  if (!url.startsWith('mysql:')) return Number.NaN;
  const engine = openEngine(url, 1);
  try {
    const rows = await engine.rows("show global status like 'Innodb_data_fsyncs'", []);
    return Number(rows[0]?.[1]);
  } finally {
    await engine.close();
  }
}
