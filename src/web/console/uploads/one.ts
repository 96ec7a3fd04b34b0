/** One upload: its five stages, each saying what is done and who is next; its numbers, faults and villages. */
import { may, type Ruling } from '../../../core/desk/may';
import type { DeskAction } from '../../../core/desk/rights';
import { canTake, UPLOAD_STEPS, type UploadStep } from '../../../core/desk/uploadSteps';
import { canConfirm } from '../../../core/intake/confirming';
import { GOES_IN } from '../../../core/intake/line';
import type { Upload, UploadState } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { UploadReport } from '../../../service/intake/report';
import { faultWords } from '../../pages/faultWords';
import { type Tone, tableOf } from '../frame/parts';
import { type DeskCall, type DeskRoute, route } from '../frame/route';
import { handsOf } from './hands';
import { notesOf } from './notes';
import { rowLinks } from './rowLinks';
import {
  findUpload,
  type Placed,
  standsAs,
  subjectOf,
  titleOf,
  trailOf,
  type UploadTools,
  wordTable,
  yuan,
} from './tools';
import { reachOf } from './villageTable';

/** The five stages, with the states in which each is at work. */
const STAGES: readonly { name: string; at: readonly UploadState[] }[] = [
  { name: 'receive', at: ['receiving', 'reading', 'refused'] },
  { name: 'columns', at: ['columns'] },
  { name: 'check', at: ['faulty'] },
  { name: 'confirm', at: ['clean', 'confirming'] },
  { name: 'decide', at: ['entered', 'checked', 'publishing'] },
];

/** What is offered as a button, in this order. */
const OFFERED = ['confirming', 'entered', 'checked', 'published'] as const;

export function oneRoute(tools: UploadTools): DeskRoute {
  return route({
    method: 'get',
    path: '/uploads/:upload',
    needs: 'upload.look',
    find: findUpload(tools),
    handle: async (call, placed) => {
      const report = await tools.intake.report(placed.upload.id);
      if (!report) return { to: '/uploads' };
      return {
        page: 'one',
        title: titleOf(placed, call.words),
        trail: trailOf(call.words),
        data: await dataOf(call, placed, report, tools),
      };
    },
  });
}

async function dataOf(call: DeskCall, placed: Placed, report: UploadReport, tools: UploadTools) {
  const { words } = call;
  const { upload } = report;
  const address = `/uploads/${upload.id}`;
  const hands = report.approvals.map(({ account }) => account);
  const subject = subjectOf(placed, hands);
  const allowed = (needs: DeskAction): Ruling => may(call.account, needs, subject);
  const seesRows = allowed('upload.rows') === 'yes';
  const permits = (step: UploadStep) => canTake(step, upload) && allowed(UPLOAD_STEPS[step].needs);
  return {
    address,
    ...standingOf(upload, words, allowed('upload.add') === 'yes'),
    stages: stagesOf(upload, words),
    forgotten: report.forgotten && fill(String(words.forgotten), { rows: upload.rows }),
    facts: factsOf(report, words),
    notes: notesOf(upload, call),
    faults: faultTable(report, allowed('upload.faults') === 'yes' ? address : null, words),
    ...reachOf(report, words, seesRows),
    ...(seesRows
      ? { rows: rowLinks(report, call, await sumsFirst(upload, tools)) }
      : { rows: [], undecided: '' }),
    cover: report.forgotten ? [] : coverOf(report, words),
    ...(await handsOf(call, report, tools)),
    steps: OFFERED.filter((step) => permits(step) === 'yes' && fits(step, report)).map((step) => ({
      step,
      label: wordTable(words, 'buttons')[step] ?? step,
    })),
    samePerson: OFFERED.some((step) => permits(step) === 'samePerson'),
    columns: permits('match') === 'yes',
    leave: upload.state === 'faulty' && permits('open') === 'yes',
    replace: permits('replace') === 'yes' ? upload.id : '',
    marked: allowed('upload.faults') === 'yes' && report.faults.some((fault) => fault.open > 0),
    back: permits('sendBack') === 'yes',
    discard: permits('discard') === 'yes',
  };
}

/** By how far they are from the last of their household; a first payment by themselves. */
async function sumsFirst({ id, kind }: Upload, { uploads }: UploadTools) {
  if (kind !== 'payments') return null;
  return (await uploads.rowCount(id, { states: GOES_IN }, 'swing')) > 0 ? 'swing' : 'amount';
}

/** What is being done to it, or why nothing can be. */
function standingOf(upload: Upload, words: DeskCall['words'], mayAdd: boolean) {
  const { state, name, rowsDone } = upload;
  const trouble = state === 'refused';
  return {
    file: name,
    says: standsAs(upload, words),
    trouble,
    working: ['receiving', 'reading', 'publishing'].includes(state),
    isRead: !['receiving', 'reading', 'columns', 'refused'].includes(state),
    refused: trouble && mayAdd ? againAddress(upload) : '',
    progress: fill(String(words.progress), { rows: rowsDone }),
  };
}

/** Where a better file is handed in for what was refused, with what was said of it filled in. */
function againAddress({ id, corrects }: Upload): string {
  return corrects ? `/uploads/new?corrects=${corrects}` : `/uploads/new?again=${id}`;
}

/** Only what has households goes to the villages; what has to go there is not entered before they are done. */
function fits(step: string, { upload, unconfirmed }: UploadReport): boolean {
  if (step === 'confirming') return canConfirm(upload.kind);
  return step !== 'entered' || (!unconfirmed && upload.faultyRows === 0);
}

function stagesOf(upload: Upload, words: DeskCall['words']) {
  const at = STAGES.findIndex((stage) => stage.at.includes(upload.state));
  const here = upload.state === 'published' ? STAGES.length : at;
  const trouble = ['refused', 'columns', 'faulty'].includes(upload.state);
  // Beyond it without having been in the villages.
  const saysOf = (name: string, place: number) =>
    name === 'confirm' && place < here && upload.confirmingAt === null ? 'unasked' : name;
  return STAGES.map(({ name }, place) => ({
    label: wordTable(words, 'stages')[name] ?? name,
    says:
      place === Math.min(here, STAGES.length - 1)
        ? (wordTable(words, 'states')[upload.state] ?? '')
        : (wordTable(words, 'stagesSay')[saysOf(name, place)] ?? ''),
    state: place < here ? 'done' : place > here ? 'ahead' : trouble ? 'trouble' : 'here',
    here: place === here,
  }));
}

/** The sum that is signed for stands first. */
function factsOf({ numbers, upload, amount }: UploadReport, words: DeskCall['words']) {
  const labels = wordTable(words, 'numbers');
  const sum = { label: labels.amount ?? '', figure: yuan(amount ?? 0), unit: '', tone: '' as const };
  const toneOf = (name: string, count: number): Tone | '' => (name === 'refused' && count > 0 ? 'hand' : '');
  const counts = (['new', 'changed', 'same', 'refused', 'gone'] as const)
    .filter((name) => name !== 'gone' || upload.kind === 'households')
    .map((name) => ({
      label: labels[name] ?? name,
      figure: String(numbers[name]),
      unit: '',
      tone: toneOf(name, numbers[name]),
    }));
  return amount === null ? counts : [sum, ...counts];
}

/** `address`: of the upload, for whoever may see the cells themselves. */
function faultTable({ faults }: UploadReport, address: string | null, words: DeskCall['words']) {
  const heads = wordTable(words, 'heads');
  return tableOf({
    caption: '',
    columns: [
      { label: heads.fault ?? '', kind: 'head' },
      { label: heads.open ?? '', kind: 'figure' },
      { label: heads.accepted ?? '', kind: 'figure' },
      { label: heads.todo ?? '' },
    ],
    rows: faults.map(({ kind, open, accepted }) => {
      const { what, why, todo } = faultWords(words, kind);
      return [
        { text: what, small: why, ...(address && { href: `${address}/faults?kind=${kind}` }) },
        String(open),
        String(accepted),
        todo,
      ];
    }),
    empty: { says: String(words.noFaults) },
  });
}

/** The file beside what its cover says; empty where no cover was given. */
function coverOf({ upload, goesIn, amount }: UploadReport, words: DeskCall['words']) {
  const { coverHouseholds, coverFen } = upload;
  const lines: { says: string; tone: Tone }[] = [];
  const line = (name: string, cover: string, found: string) => {
    const says = fill(wordTable(words, 'cover')[name] ?? '', { cover, found });
    lines.push({ says, tone: cover === found ? 'done' : 'hand' });
  };
  if (coverHouseholds !== null) line('rows', String(coverHouseholds), String(goesIn));
  if (coverFen !== null) line('amount', yuan(coverFen), yuan(amount ?? 0));
  return lines;
}
