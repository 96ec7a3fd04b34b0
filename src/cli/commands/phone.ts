/** What an office knows of a number: dead (nothing personal goes there) or alive, moved to another or moved back; and its owner's language. */
import { languageChanges } from '../../core/dialogue/commands/person/languageChoose';
import type { Change } from '../../core/model/change';
import { LANGUAGES } from '../../core/model/message';
import { canReceive, normalisePhone } from '../../core/text/phone';
import type { Store } from '../../ports';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { ACTOR, auditRecord, withStore } from '../terminal/store';
import { t, told } from '../terminal/words';

type State = Extract<Change, { kind: 'phoneState' }>['state'];

/** Of each action: the numbers that it takes, and what is said once it is done. */
const ACTIONS = {
  dead: { takes: ['NUMBER'], done: 'nothing personal goes there any more' },
  alive: { takes: ['NUMBER'], done: 'it is in use again' },
  move: {
    takes: ['OLD', 'NEW'],
    done: 'the new number has what the old one had, its role too; all were told',
  },
  undo: { takes: ['NUMBER'], done: 'all is as it was before; all were told' },
} as const;
type Action = keyof typeof ACTIONS;

export async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = readArguments(args, {}, true);
  const [action = '', ...written] = positionals;
  if (action === 'language') return setLanguage(written, io);
  if (!isAction(action)) throw new UsageError(t`phone takes dead, alive, move, undo or language`);
  const { takes, done } = ACTIONS[action];
  if (written.length !== takes.length) throw new UsageError(t`phone ${action} needs ${takes.join(t` and `)}`);
  const phones = written.map((number) => normalisePhone(number));
  const bad = phones.findIndex((phone) => !canReceive(phone));
  if (bad >= 0)
    throw new UsageError(t`phone ${action} needs ${takes[bad]} to be the number of a mobile phone`);
  const [phone = '', other = ''] = phones;
  if (action === 'move' || action === 'undo') await moveNumber(action, phone, other, io);
  else if (!(await withStore(io.config(), (store) => setState(store, phone, action, io)))) {
    io.out(t`Nothing to do: ${told(done)} already.`);
    return 0;
  }
  io.out(t`Done: ${told(done)}.`);
  return 0;
}

/** The language that a person is answered and told in. */
async function setLanguage([written, said, ...more]: string[], io: Io): Promise<number> {
  const language = LANGUAGES.find((one) => one === said || one.split('-')[0] === said);
  const phone = normalisePhone(written ?? '');
  if (!language || more.length > 0 || !canReceive(phone))
    throw new UsageError(
      t`phone language needs the NUMBER of a mobile phone and one of ${LANGUAGES.join(', ')}`,
    );
  const at = io.now();
  const id = `phone.language ${phone} ${language} ${at}`;
  await withStore(io.config(), (store) => store.commit(languageChanges(phone, language, ACTOR, at, id)));
  io.out(t`Done: answers and notices to this number are in ${language}.`);
  return 0;
}

function isAction(action: string): action is Action {
  return Object.hasOwn(ACTIONS, action);
}

/** Through the whole service, for others have to hear of it. Throws where it is not possible. */
async function moveNumber(action: 'move' | 'undo', phone: string, other: string, io: Io): Promise<void> {
  const { openService } = require('../../main/start') as typeof import('../../main/start');
  const service = await openService(io.config());
  try {
    const { phones } = service.offices;
    const outcome = action === 'move' ? await phones.move(phone, other) : await phones.undo(phone);
    if (outcome === 'taken')
      throw new Error(t`the new number is the old one, another household’s, or has a role of its own`);
    if (outcome === 'unknown' && action === 'undo')
      throw new Error(t`there is no move of this number in the last seven days: move it back instead`);
    if (outcome === 'unknown')
      throw new Error(t`nobody has registered the old number: see that it is written in full`);
  } finally {
    await service.stop();
  }
}

/** Resolves with false where the number is in this state already. Throws where nobody registered it and no case has it, or another took its place. */
async function setState(store: Store, phone: string, action: 'dead' | 'alive', io: Io): Promise<boolean> {
  const state: State = action === 'dead' ? 'dead' : 'live';
  const { role, gone } = await store.reads.caller(phone);
  const isApplicants = async () => state === 'dead' && (await store.reads.casesOf(phone)).length > 0;
  if (role === null && !(await isApplicants()))
    throw new Error(t`nobody has registered this number: see that it is written in full`);
  if ((await store.cases.movedTo([phone])).size > 0)
    throw new Error(
      'another number took the place of this one: the village liaison reports it (报号 姓名 手机号), or phone undo takes that back',
    );
  if (gone === (state === 'dead')) return false;
  await store.commit([{ kind: 'phoneState', phone, state }, auditRecord(`phone.${action}`, phone, io)]);
  return true;
}
