/** One household on the phone of whoever asks it: 对, 不对, 有异议, 不在家, and the next one. */
import { nextToAsk } from '../../../core/intake/confirming';
import type { UploadRow } from '../../../core/model/desk/upload';
import { fill } from '../../../core/views/fill';
import type { Asked, Said } from '../../../service/intake/confirming';
import { faultWords } from '../../pages/faultWords';
import { typed } from '../frame/form';
import { type Answer, type DeskCall, type DeskRoute, type Found, route } from '../frame/route';
import { type UploadTools, wordTable } from '../uploads/tools';
import { householdPage } from './householdPage';
import { type AtVillage, findVillage } from './place';

const ANSWERS = ['right', 'wrong', 'disputed', 'notHome'] as const;
const LONGEST = 300;

interface AtHousehold extends AtVillage {
  asked: Asked;
}

export function householdRoutes(tools: UploadTools): DeskRoute[] {
  const one = {
    path: '/uploads/:upload/villages/:village/rows/:row',
    needs: 'upload.confirm',
    find: findHousehold(tools),
  } as const;
  return [
    route({
      method: 'get',
      path: '/uploads/:upload/villages/:village/ask',
      needs: 'upload.confirm',
      find: findVillage(tools),
      handle: (call, at) => next(call, at, tools),
    }),
    route({ ...one, method: 'get', handle: (call, at) => shown(call, at, tools) }),
    route({ ...one, method: 'post', handle: (call, at) => answered(call, at, tools) }),
  ];
}

/** A row of that village; null: there is none, or it does not go in. */
function findHousehold(tools: UploadTools) {
  const find = findVillage(tools);
  return async (call: DeskCall): Promise<Found<AtHousehold> | null> => {
    const found = await find(call);
    const row = /^[1-9]\d{0,6}$/.test(call.params.row ?? '') ? Number(call.params.row) : 0;
    const asked = found && row > 0 ? await tools.intake.villages.look(found.it.upload.id, row) : null;
    if (!found || asked?.row.village !== found.it.village.id) return null;
    return { ...found, it: { ...found.it, asked } };
  };
}

/** The next household that nobody asked yet, or, `?again=1`, that nobody met; back to the village where there is none. */
async function next(call: DeskCall, at: AtVillage, tools: UploadTools): Promise<Answer> {
  const { id } = at.upload;
  const rows = await tools.uploads.answers(id, at.village.id);
  const wanted = call.query('again') === '' ? null : 'notHome';
  const open = rows.map((row) => ({ ...row, answer: row.answer === wanted ? null : ('right' as const) }));
  const after = Number(call.query('after')) || 0;
  const found = nextToAsk(open, { group: groupIn(call), after });
  // Of those that were not at home each is visited once a round.
  const isRound =
    wanted !== null &&
    rows.findIndex(({ row }) => row === found?.row) <= rows.findIndex(({ row }) => row === after);
  const asked = found && !isRound ? await tools.intake.villages.look(id, found.row) : null;
  if (!asked) return { to: at.address, ...(call.query('done') !== '' && { done: 'asked' }) };
  return shown(call, { ...at, asked }, tools);
}

function groupIn({ query }: Pick<DeskCall, 'query'>): number | null {
  return /^\d{1,6}$/.test(query('group')) ? Number(query('group')) : null;
}

async function shown(call: DeskCall, at: AtHousehold, tools: UploadTools): Promise<Answer> {
  if (at.upload.state !== 'confirming') return { to: at.address, done: 'closed' };
  return householdPage(call, at, tools, null);
}

async function answered(call: DeskCall, at: AtHousehold, tools: UploadTools): Promise<Answer> {
  const { form, words } = call;
  const { row } = at.asked;
  const said = saidIn(call, at.asked.row);
  const doubt = (says: string) => householdPage(call, at, tools, { says, form });
  if (typeof said === 'string') return doubt(wordTable(words, 'errors')[said] ?? said);
  const outcome = await tools.intake.villages.answer(said);
  if (outcome === 'done') return { to: onward(call, at, row.row), done: said.answer };
  if (outcome === 'changed') {
    const asked = (await tools.intake.villages.look(row.upload, row.row)) ?? at.asked;
    return householdPage(call, { ...at, asked }, tools, { says: String(words.changed), form, anew: true });
  }
  if (typeof outcome === 'string') return { to: at.address, done: 'closed' };
  return doubt(faultSentence(call, outcome));
}

/** A name in the words `errors` where something is missing. */
function saidIn({ form, account }: DeskCall, { upload, row }: UploadRow): Said | string {
  const answer = ANSWERS.find((one) => one === typed(form, 'answer'));
  if (!answer) return 'answer';
  const [field, becomes, note] = ['field', 'becomes', 'note'].map((name) =>
    typed(form, name).slice(0, LONGEST),
  );
  if (answer === 'wrong' && !field) return 'field';
  if (answer === 'disputed' && !note) return 'note';
  const wrong = answer === 'wrong';
  return {
    upload,
    row,
    answer,
    by: account.id,
    seen: typed(form, 'seen'),
    field: wrong ? (field ?? null) : null,
    becomes: wrong ? (becomes ?? '') : null,
    note: note || null,
  };
}

/** What is wrong, and what to do: as it is said of a file. */
export function faultSentence(call: DeskCall, { fault, detail }: { fault: string; detail: string | null }) {
  const own = wordTable(call.words, 'errors')[fault];
  if (own) return own;
  const { what, todo } = faultWords(call.wordsOf('uploads'), fault);
  const other = fault.endsWith('Twice') && detail ? fill(String(call.words.otherRow), { row: detail }) : '';
  return [what, other, todo].filter(Boolean).join(String(call.words.stop));
}

/** To the next one of the same round. */
function onward({ query }: DeskCall, { address }: AtVillage, row: number): string {
  const round = ['group', 'again'].flatMap((name) => {
    const value = query(name);
    return /^\d{1,6}$/.test(value) ? [`${name}=${value}`] : [];
  });
  return `${address}/ask?${[...round, `after=${row}`].join('&')}`;
}
