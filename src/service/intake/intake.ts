/**
 * Intake of files: for the desk, the API and the command line. The rows are all its memory.
 *
 *   receiving  its pieces come                        → reading    when all are there
 *   reading    rows are read, checked and kept         → columns    where a person has to say which column is which
 *                                                      → faulty, clean at the end; refused where it is no such file
 *   columns    waits for that                          → reading
 *   faulty     cells are mended, accepted, left out    → clean      when none is left
 *   clean      checked                                → confirming where its villages are asked first
 *   confirming 三核: each household is asked            → entered → checked → publishing, by three people
 *   publishing rows are put in slice by slice          → published
 */
import type { Readable } from 'node:stream';
import { untilCommitted } from '../../async/untilCommitted';
import { UPLOAD_STEPS } from '../../core/desk/uploadSteps';
import type { MarkWords } from '../../core/model/desk/sheet';
import type { ApprovalStep, Upload } from '../../core/model/desk/upload';
import { type Approved, approve } from './approving';
import { checkFile } from './checking';
import { VillageConfirming } from './confirming';
import { Decisions } from './decisions';
import { type ColumnsOfFile, columnsOfFile } from './headers';
import type { KindWork } from './kinds/kinds';
import { Hold, Moved } from './lease';
import { markedFile, type SayFault } from './marking';
import { publishRows } from './publishing';
import { complete, fileDigest, keepPieces, type NewFile, type Received, receive } from './receiving';
import { reportOf, type UploadReport } from './report';
import { aboutOf, changeUpload, type IntakeTools, type Outcome, workOf } from './tools';

export class Intake {
  /** What people decide on its rows. */
  readonly rows: Decisions;
  /** 三核: what households say to their rows. */
  readonly villages: VillageConfirming;
  private readonly owner: string;
  private stopped = false;

  constructor(private readonly tools: IntakeTools) {
    this.owner = tools.chance.id();
    this.rows = new Decisions(tools);
    this.villages = new VillageConfirming(tools);
  }

  /** What kinds of file there are, with their fields. */
  get kinds(): readonly KindWork['kind'][] {
    return this.tools.works.map(({ kind }) => kind);
  }

  /** Announces a file whose pieces come one by one. */
  receive(file: NewFile, by: string): Promise<Received> {
    return receive(file, by, this.tools);
  }

  /** A whole file at once. */
  async hand(file: Omit<NewFile, 'size' | 'digest'>, bytes: Uint8Array, by: string): Promise<Received> {
    const received = await this.receive({ ...file, size: bytes.length, digest: fileDigest(bytes) }, by);
    if (received.as === 'draft' || received.upload.state !== 'receiving') return received;
    await keepPieces(received.upload.id, bytes, this.tools);
    await this.received(received.upload.id);
    return received;
  }

  /** The piece of this number, from 0. */
  async part(upload: string, number: number, bytes: Uint8Array): Promise<Outcome> {
    const found = await this.tools.store.uploads.upload(upload);
    if (found?.state !== 'receiving') return found ? 'state' : 'unknown';
    await this.tools.store.commit([{ kind: 'uploadPart', upload, number, bytes }]);
    return 'done';
  }

  /** All pieces came. `state`: one is missing, or the file is another. */
  received(id: string): Promise<Outcome> {
    return changeUpload(this.tools, id, ['receiving'], null, async (upload) =>
      (await complete(upload, this.tools)) ? { next: { state: 'reading' } } : 'state',
    );
  }

  /** Which column is which field; remembered for files with such a header. */
  match(id: string, columns: Record<number, string>, header: string, by: string): Promise<Outcome> {
    const at = this.tools.clock.now();
    return changeUpload(
      this.tools,
      id,
      ['columns'],
      { by, action: 'upload.match' },
      async ({ area, kind }) => ({
        next: { state: 'reading', columns, trouble: null },
        along: [{ kind: 'columnMatch', area, upload: kind, header, columns, by, at }],
      }),
    );
  }

  /** Nothing of it is put in. */
  throwAway(id: string, reason: string, by: string): Promise<Outcome> {
    const { from } = UPLOAD_STEPS.discard;
    return changeUpload(this.tools, id, from, { by, action: 'upload.discard', reason }, async () => ({
      next: { state: 'thrownAway', lease: null },
    }));
  }

  /** 三定: a step by this account. */
  approve(id: string, step: ApprovalStep, by: string): Promise<Approved | 'unknown'> {
    return untilCommitted(async () => {
      const upload = await this.tools.store.uploads.upload(id);
      return upload ? approve(upload, step, by, this.tools) : 'unknown';
    });
  }

  /** 打回: whoever entered it mends it and enters it again, and its three steps begin anew; what its villages said stays. */
  sendBack(id: string, reason: string, by: string): Promise<Outcome> {
    const { from } = UPLOAD_STEPS.sendBack;
    const audit = { by, action: 'upload.sendBack', reason } as const;
    return changeUpload(this.tools, id, from, audit, async ({ confirmingAt }) => ({
      next: { state: confirmingAt === null ? 'clean' : 'confirming', rowsDigest: null },
      along: [{ kind: 'approvalsGone', upload: id }],
    }));
  }

  /** The columns of a file, for whoever has to say which is which. Null: there is no such upload. Throws SheetRefused. */
  async header(id: string): Promise<ColumnsOfFile | null> {
    const upload = await this.tools.store.uploads.upload(id);
    const work = upload && workOf(this.tools, upload.kind);
    return work ? columnsOfFile(upload, work, this.tools) : null;
  }

  /** The file with what is wrong marked in it. Null: there is no such upload. Throws SheetRefused. */
  async marked(id: string, said: { say: SayFault; words: MarkWords }): Promise<Readable | null> {
    const upload = await this.tools.store.uploads.upload(id);
    return upload && markedFile(upload, this.tools, said);
  }

  async report(id: string): Promise<UploadReport | null> {
    const upload = await this.tools.store.uploads.upload(id);
    return upload && reportOf(upload, this.tools);
  }

  /** Reads and publishes what waits, wherever it stands. A round: any number of processes may run it. Rejects with StoreError. */
  async advance(): Promise<void> {
    const { store, clock, log } = this.tools;
    for (const upload of await store.uploads.waiting(clock.now(), 10)) {
      if (this.stopped) return;
      try {
        await this.goOn(upload);
      } catch (err) {
        if (err instanceof Moved) continue;
        log.warn(
          { err, upload: upload.id, state: upload.state },
          'an upload could not go on: another round tries',
        );
      }
    }
  }

  /** Lets what is under way go at its next commit. */
  stop(): void {
    this.stopped = true;
  }

  private async goOn(waiting: Upload): Promise<void> {
    const { store, clock } = this.tools;
    const work = workOf(this.tools, waiting.kind);
    if (!work) return;
    const hold = new Hold(waiting, {
      store,
      clock,
      leaseFor: this.tools.leaseFor,
      owner: this.owner,
      stopped: () => this.stopped,
    });
    await hold.keep({});
    const approvals = await store.uploads.approvals(waiting.id);
    const by = approvals.find(({ step }) => step === 'published')?.account ?? waiting.by;
    const about = await aboutOf(this.tools, hold.upload, by);
    if (waiting.state === 'reading') await checkFile(hold, work, about, this.tools);
    else await publishRows(hold, work, about, this.tools);
  }
}
