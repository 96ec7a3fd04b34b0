/** In the place of src/sheets/thread/threadEntry.ts: tests run from the sources. */
import { join } from 'node:path';

export const THREAD_ENTRY = join(__dirname, 'sheetThread.js');
