/** The file that the thread runs: what reader.ts was compiled to. */
import { join } from 'node:path';

export const THREAD_ENTRY = join(__dirname, 'reader.js');
