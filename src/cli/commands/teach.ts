/** `xiangxin teach`: teaches the example texts of `templates/understanding` anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packed } from '../../core/language/model/file';
import { UNDERSTANDING } from '../../files/lexicon';
import { ROOT } from '../../files/root';
import { foldsOf, heldOut } from '../../teach/fold';
import { guarded } from '../../teach/guard';
import { type Figures, measure, together } from '../../teach/measure';
import { report } from '../../teach/report';
import { taught, wordsAlone } from '../../teach/teach';
import { digestOf, readChecks, readTexts } from '../../teach/texts';
import { type Io, readArguments } from '../terminal/io';

/** Folds at a time. */
const THREADS = 2;

/** No options. Returns the exit code. */
export async function run(args: string[], io: Io): Promise<number> {
  readArguments(args, {});
  const texts = readTexts(ROOT);
  const checks = readChecks(ROOT);
  const { authors, copies } = guarded(
    texts.authors,
    checks.flatMap(({ examples }) => examples),
  );
  const digest = digestOf(ROOT);
  const lexicon = wordsAlone(ROOT);
  const model = taught(authors, texts.noise, lexicon, digest);
  const bytes = packed(model);
  writeFileSync(join(ROOT, UNDERSTANDING, 'model.bin'), bytes);
  const held = await inTurn(foldsOf(authors));
  const folds = [...new Set(authors.map(({ name }) => name))].flatMap((name) => {
    const figures = held.get(name);
    return figures ? [{ name, lines: figures.intent.of, figures }] : [];
  });
  const all = together(folds.map(({ figures }) => figures));
  const measured = {
    digest,
    authors: folds,
    all,
    checks: checks.map(({ name, examples }) => ({ name, figures: measure(examples, { ...lexicon, model }) })),
    copies,
    octets: bytes.length,
  };
  const page = report(measured);
  writeFileSync(join(ROOT, UNDERSTANDING, 'model.md'), page);
  io.out(page.split('\n## By intent')[0] ?? page);
  return 0;
}

/** Figures of each author, held out with those of his fold, in as many threads as there are. */
async function inTurn(folds: readonly string[][]): Promise<Map<string, Figures>> {
  const waiting = [...folds];
  const done = new Map<string, Figures>();
  const next = async (): Promise<void> => {
    const names = waiting.shift();
    if (names === undefined) return;
    for (const [name, figures] of await heldOut(ROOT, names)) done.set(name, figures);
    await next();
  };
  await Promise.all(Array.from({ length: THREADS }, next));
  return done;
}
