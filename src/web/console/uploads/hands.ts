/** Who had an upload in hand: the steps of 三定, and 打回, what was last said to be wrong with it. */
import type { Upload } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { UploadReport } from '../../../service/intake/report';
import type { DeskCall } from '../frame/route';
import { type UploadTools, wordTable } from './tools';

type BackTools = Pick<UploadTools, 'audit' | 'nameOf'>;

/** Whose work it was, step by step; and why it was sent back, as long as it is not published. */
export async function handsOf(call: DeskCall, { upload, approvals }: UploadReport, tools: BackTools) {
  const names = wordTable(call.words, 'steps');
  const hands = approvals.map(async ({ step, account, at }) => ({
    step: names[step] ?? step,
    who: await tools.nameOf(account),
    at: call.time(at),
  }));
  const told = upload.state === 'published' ? '' : await sentBackSays(call, upload, tools);
  return { hands: await Promise.all(hands), told };
}

/** Null: it never was. */
async function sentBack({ id }: Upload, { audit }: BackTools) {
  const { rows } = await audit.entries(
    { subject: id, action: 'upload.sendBack', areas: null },
    { after: null, limit: 1, newestFirst: true },
  );
  return rows[0] ?? null;
}

/** Why, by whom and when; empty where it never was. */
async function sentBackSays({ words, time }: DeskCall, upload: Upload, tools: BackTools): Promise<string> {
  const back = await sentBack(upload, tools);
  if (!back) return '';
  const { reason, actor, at } = back;
  return fill(String(words.backTold), { reason: reason ?? '', who: await tools.nameOf(actor), at: time(at) });
}

/** What waits for whoever mends `what`; null where it was not sent back. */
export async function waitsSentBack(
  { wordsOf }: DeskCall,
  { upload, what }: { upload: Upload; what: string },
  tools: BackTools,
): Promise<{ says: string; since: number } | null> {
  const back = await sentBack(upload, tools);
  if (!back) return null;
  return {
    says: fill(String(wordsOf('uploads').backWaits), { what, reason: back.reason ?? '' }),
    since: back.at,
  };
}
