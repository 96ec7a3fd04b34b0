/** A village that confirms an upload: how far it is, where to go on, and its sheets signed as a whole. */
import { may } from '../../../core/desk/may';
import { isDone, progressOf } from '../../../core/intake/confirming';
import type { RowAnswer } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import { typed } from '../frame/form';
import type { Tone } from '../frame/parts';
import { type Answer, type DeskCall, type DeskRoute, route } from '../frame/route';
import { standsAs, type UploadTools, wordTable } from '../uploads/tools';
import { nextVillage } from './nextVillage';
import { type AtVillage, findVillage, groupName, titleAt } from './place';

export function villageRoutes(tools: UploadTools): DeskRoute[] {
  const at = { path: '/uploads/:upload/villages/:village', find: findVillage(tools) } as const;
  return [
    route({
      ...at,
      method: 'get',
      needs: 'upload.look',
      handle: (call, place) => villagePage(call, place, tools),
    }),
    route({
      ...at,
      method: 'post',
      needs: 'upload.confirm',
      handle: (call, place) => sign(call, place, tools),
    }),
  ];
}

type Row = Awaited<ReturnType<UploadTools['uploads']['answers']>>[number];

async function villagePage(
  call: DeskCall,
  at: AtVillage,
  tools: UploadTools,
  wrong: { says: string } | null = null,
): Promise<Answer> {
  const { words } = call;
  const { upload, village, address } = at;
  const rows = await tools.uploads.answers(upload.id, village.id);
  const here = { path: village.path, department: null };
  const allowed = may(call.account, 'upload.confirm', here) === 'yes';
  return {
    page: 'village',
    title: titleAt(at, call),
    ...(wrong && { status: 422 as const }),
    // Whoever only looks came from the upload.
    trail: allowed
      ? [{ href: '/confirming', label: String(words.menu) }]
      : [{ href: `/uploads/${upload.id}`, label: String(call.wordsOf('uploads').menu) }],
    data: {
      address,
      prints: may(call.account, 'upload.rows', here) === 'yes',
      stands: standsAs(upload, call.wordsOf('uploads')),
      facts: factsOf(rows, words),
      ...(upload.state === 'confirming' ? todoOf(rows, at, allowed, words) : NOTHING),
      onward: rows.every(({ answer }) => answer !== null) ? await onwardOf(call, at, tools) : null,
      // Which village it is stands where the hand is.
      signTitle: fill(String(words.signTitle), { village: village.name }),
      // Whoever goes from one village to the next goes on typing.
      goesOn: call.query('done') === 'signedOne',
      notHomeTyped: typed(call.form, 'notHome'),
      wrong: wrong?.says ?? '',
      signed: await signaturesOf(call, at, tools),
    },
  };
}

const NOTHING = { begin: '', done: '', groups: [], notHome: '', sign: false };

/** What is left to do; of whoever may only look, how far it is. */
function todoOf(rows: readonly Row[], at: AtVillage, allowed: boolean, words: DeskCall['words']) {
  const count = rows.filter(({ answer }) => answer === null).length;
  const done = count === 0 ? doneWords(rows, words) : '';
  if (!allowed) return { ...NOTHING, done };
  return {
    begin: count > 0 ? fill(String(words.begin), { count }) : '',
    done,
    groups: groupsOf(rows, at, words),
    notHome: againWords(rows, words),
    sign: count > 0,
  };
}

/** To the next village; null: whoever looks has none. */
async function onwardOf(call: DeskCall, at: AtVillage, tools: UploadTools) {
  const next = await nextVillage(call, at, tools);
  if (!next) return null;
  const { name: village, waiting: count, address: href } = next;
  return { href, says: fill(String(call.words.onward), { village, count }) };
}

async function signaturesOf(call: DeskCall, { upload, village }: AtVillage, tools: UploadTools) {
  const signed = (await tools.uploads.signatures(upload.id)).filter((one) => one.village === village.id);
  return Promise.all(
    signed.map(async ({ by, at, notHome }) => {
      const of = { who: await tools.nameOf(by), when: call.time(at), count: notHome ?? 0 };
      return fill(String(call.words.signedBy), of);
    }),
  );
}

async function sign(call: DeskCall, at: AtVillage, tools: UploadTools): Promise<Answer> {
  const { words } = call;
  const written = typed(call.form, 'notHome');
  if (!/^\d{1,6}$/.test(written)) return villagePage(call, at, tools, { says: String(words.notHomeNeeded) });
  const { id } = at.upload;
  const outcome = await tools.intake.villages.sign(id, at.village.id, Number(written), call.account.id);
  if (outcome === 'unknown') return villagePage(call, at, tools, { says: String(words.notHomeWrong) });
  if (outcome === 'state') return { to: at.address, done: 'closed' };
  const next = await nextVillage(call, at, tools);
  return next ? { to: next.address, done: 'signedOne' } : { to: at.address, done: 'signed' };
}

const SHOWN = ['waiting', 'right', 'signed', 'wrong', 'disputed', 'settled', 'notHome'] as const;

/** How many rows have which answer; what nobody has is left out, but what is waited for. */
function factsOf(rows: readonly Row[], words: DeskCall['words']) {
  const labels = wordTable(words, 'answers');
  const of = (name: string) => rows.filter(({ answer }) => (answer ?? 'waiting') === name).length;
  return SHOWN.filter((name) => name === 'waiting' || of(name) > 0).map((name) => ({
    label: labels[name] ?? name,
    figure: String(of(name)),
    unit: String(words.unit),
    tone: toneOf(name, of(name)),
  }));
}

function toneOf(name: RowAnswer | 'waiting', count: number): Tone | '' {
  if (name === 'waiting') return count > 0 ? 'wait' : 'done';
  return name === 'wrong' || name === 'disputed' ? 'hand' : '';
}

/** Where all were asked: whether the office has something to decide. */
function doneWords(rows: readonly Row[], words: DeskCall['words']): string {
  const [one] = progressOf(rows.map(({ answer }) => ({ village: null, name: null, answer, count: 1 })));
  return String(one && !isDone(one) ? words.allAsked : words.allDone);
}

function groupsOf(rows: readonly Row[], { village, address }: AtVillage, words: DeskCall['words']) {
  const groups = [...new Set(rows.map(({ group }) => group))];
  if (groups.length < 2) return [];
  return groups.map((group) => {
    const waiting = rows.filter((row) => row.group === group && row.answer === null).length;
    return {
      label: groupName(village.name, group, words),
      says: waiting > 0 ? fill(String(words.still), { count: waiting }) : String(words.groupDone),
      href: waiting > 0 ? `${address}/ask?group=${group}` : '',
    };
  });
}

function againWords(rows: readonly Row[], words: DeskCall['words']): string {
  const count = rows.filter(({ answer }) => answer === 'notHome').length;
  return count > 0 ? fill(String(words.again), { count }) : '';
}
