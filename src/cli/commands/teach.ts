/** `xiangxin teach`: teaches the example texts of `templates/understanding` anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { packed } from '../../core/language/model/file';
import { UNDERSTANDING } from '../../files/lexicon';
import { ROOT } from '../../files/root';
import { heldOut } from '../../teach/fold';
import { guarded } from '../../teach/guard';
import { measure, together } from '../../teach/measure';
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
  const bytes = brotliCompressSync(packed(model), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  writeFileSync(join(ROOT, UNDERSTANDING, 'model.bin'), bytes);
  const folds = await inTurn([...new Set(authors.map(({ name }) => name))]);
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

/** Each author held out, in as many threads as there are. */
async function inTurn(names: string[]) {
  const waiting = [...names];
  const done = new Map<string, Awaited<ReturnType<typeof heldOut>>>();
  const next = async (): Promise<void> => {
    const name = waiting.shift();
    if (name === undefined) return;
    done.set(name, await heldOut(ROOT, name));
    await next();
  };
  await Promise.all(Array.from({ length: THREADS }, next));
  return names.flatMap((name) => {
    const figures = done.get(name);
    return figures ? [{ name, lines: figures.intent.of, figures }] : [];
  });
}
