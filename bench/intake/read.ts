/** Reads one workbook in a process of its own. */
import { readFileSync } from 'node:fs';
import { openWorkbook } from '../../src/sheets/openWorkbook';
import { printReading } from './measured';

const [path = ''] = process.argv.slice(2);
const bytes = readFileSync(path);

void printReading(async () => {
  const workbook = await openWorkbook(bytes);
  let rows = 0;
  for await (const _ of workbook.rows(workbook.first)) rows += 1;
  return rows;
});
