/** `xiangxin teach`: teaches the example texts of `templates/understanding` anew. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { packed } from '../../core/language/model/file';
import { UNDERSTANDING } from '../../files/lexicon';
import { ROOT } from '../../files/root';
import { taught, wordsAlone } from '../../teach/teach';
import { digestOf, readTexts } from '../../teach/texts';
import { readArguments } from '../terminal/io';

/** No options. Returns the exit code. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, {});
  const { authors, noise } = readTexts(ROOT);
  const model = taught(authors, noise, wordsAlone(ROOT), digestOf(ROOT));
  const bytes = brotliCompressSync(packed(model), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  writeFileSync(join(ROOT, UNDERSTANDING, 'model.bin'), bytes);
  console.log(`${bytes.length} octets`);
  return 0;
}
