/**
 * Reads workbooks in a thread of its own, which ends with the work: the loop never stops for a file, and a file that
 * swells or never ends is ended with its thread.
 */
import { Worker } from 'node:worker_threads';
import type { ReadWorkbook, Workbook } from '../../core/model/desk/sheet';
import { SHEET_LIMITS, SheetRefused } from '../workbook/workbook';
import { unpack } from './packed';
import type { Ask, Told } from './talk';
import { THREAD_ENTRY } from './threadEntry';

/** In MiB; 100,000 rows with texts of their own pass in 120. */
const HEAP = 256;
/** Where new things stand; what Node takes by itself is many times as much. */
const YOUNG = 8;
const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

/** Longest wait for one answer, milliseconds: what takes longer has no end. */
const PATIENCE = 120_000;

/** `patience`: as PATIENCE. */
export function readInThread(patience = PATIENCE): ReadWorkbook {
  return async (bytes, work) => {
    const thread = new Thread(bytes, patience);
    try {
      return await work(await thread.workbook());
    } finally {
      await thread.end();
    }
  };
}

interface Waiting {
  resolve(told: Told): void;
  reject(why: unknown): void;
}

class Thread {
  private readonly worker: Worker;
  /** Who waits for an answer, in the order of the questions. */
  private readonly waiting: Waiting[] = [];
  private fault: unknown;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    bytes: Buffer,
    private readonly patience: number,
  ) {
    this.worker = new Worker(THREAD_ENTRY, {
      workerData: { bytes, limits: SHEET_LIMITS },
      resourceLimits: { maxOldGenerationSizeMb: HEAP, maxYoungGenerationSizeMb: YOUNG },
    });
    this.worker.on('message', (told: Told) => this.hear(told));
    this.worker.on('error', (error) => this.fail(refusalOf(error)));
    this.worker.on('exit', () => this.fail(new Error('the thread that reads a workbook has ended')));
  }

  async workbook(): Promise<Workbook> {
    const { about } = await this.ask({ kind: 'open' }, 'open');
    return {
      ...about,
      shape: async (sheet) => (await this.ask({ kind: 'shape', sheet }, 'shape')).shape,
      mark: async (sheet, marking) => (await this.ask({ kind: 'mark', sheet, marking }, 'marked')).bytes,
      rows: (sheet, columns) => this.rows(sheet, columns ?? null),
    };
  }

  async end(): Promise<void> {
    clearTimeout(this.timer);
    await this.worker.terminate();
  }

  private async *rows(sheet: number, columns: readonly number[] | null) {
    let next = this.ask({ kind: 'rows', sheet, columns }, 'rows');
    for (let more = true; more; ) {
      const told = await next;
      more = told.more;
      // The thread reads on while these are worked on, one piece ahead.
      if (more) {
        next = this.ask({ kind: 'more' }, 'rows');
        // Whoever stops in between never asks for it.
        next.catch(() => {});
      }
      yield* unpack(told.rows);
    }
  }

  /** Throws SheetRefused. */
  private async ask<K extends Told['kind']>(ask: Ask, kind: K): Promise<Extract<Told, { kind: K }>> {
    const told = await new Promise<Told>((resolve, reject) => {
      if (this.fault !== undefined) return reject(this.fault);
      this.waiting.push({ resolve, reject });
      if (this.waiting.length === 1) this.wait();
      this.worker.postMessage(ask);
    });
    if (told.kind === 'refused') throw new SheetRefused(told.refusal, told.measure);
    if (told.kind !== kind) throw new Error(`asked for ${kind}, the thread told ${told.kind}`);
    return told as Extract<Told, { kind: K }>; // as was looked at
  }

  private hear(told: Told): void {
    this.waiting.shift()?.resolve(told);
    this.wait();
  }

  private fail(why: unknown): void {
    this.fault ??= why;
    clearTimeout(this.timer);
    for (const one of this.waiting.splice(0)) one.reject(this.fault);
  }

  private wait(): void {
    clearTimeout(this.timer);
    if (this.waiting.length === 0) return;
    this.timer = setTimeout(() => {
      this.fail(new SheetRefused('endless'));
      void this.worker.terminate();
    }, this.patience);
  }
}

function refusalOf(error: unknown): unknown {
  const tooLarge = error instanceof Error && 'code' in error && error.code === OUT_OF_MEMORY;
  return tooLarge ? new SheetRefused('bomb', undefined, { cause: error }) : error;
}
