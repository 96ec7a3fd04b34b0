/** Runs in the thread: opens one workbook, and tells of it what it is asked, one after another. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SheetRow, Workbook } from '../../core/model/desk/sheet';
import { openWorkbook } from '../openWorkbook';
import { SheetRefused } from '../workbook/workbook';
import { pack } from './packed';
import type { Ask, Begin, Told } from './talk';

/** In a piece: so few that nobody else waits while they are taken apart. */
const ROWS = 250;
const CELLS = 10_000;

class Reader {
  private workbook: Workbook | null = null;
  private rows: AsyncIterator<SheetRow> | null = null;
  private columns: ReadonlySet<number> | null = null;

  constructor(private readonly begin: Begin) {}

  async answer(ask: Ask): Promise<Told> {
    try {
      return await this.tell(ask);
    } catch (error) {
      if (!(error instanceof SheetRefused)) throw error;
      const { refusal, measure } = error;
      return { kind: 'refused', refusal, ...(measure && { measure }) };
    }
  }

  private async tell(ask: Ask): Promise<Told> {
    const { bytes, limits } = this.begin;
    this.workbook ??= await openWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), limits);
    const { rows, shape, mark, ...about } = this.workbook;
    if (ask.kind === 'open') return { kind: 'open', about };
    if (ask.kind === 'shape') return { kind: 'shape', shape: await shape(ask.sheet) };
    if (ask.kind === 'mark') return { kind: 'marked', bytes: await mark(ask.sheet, ask.marking) };
    if (ask.kind === 'rows') {
      await this.rows?.return?.();
      this.columns = ask.columns && new Set(ask.columns);
      this.rows = rows(ask.sheet, ask.columns ?? undefined)[Symbol.asyncIterator]();
    }
    return this.some();
  }

  private async some(): Promise<Told> {
    const some: SheetRow[] = [];
    let cells = 0;
    while (this.rows && some.length < ROWS && cells < CELLS) {
      const next = await this.rows.next();
      if (next.done) this.rows = null;
      else cells += some.push(next.value) && next.value.cells.length;
    }
    return { kind: 'rows', rows: pack(some, this.columns), more: this.rows !== null };
  }
}

const reader = new Reader(workerData as Begin); // what index.ts hands over
let before = Promise.resolve();
parentPort?.on('message', (ask: Ask) => {
  before = before.then(async () => parentPort?.postMessage(await reader.answer(ask)));
});
