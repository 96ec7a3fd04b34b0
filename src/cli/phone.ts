/** The office's word on a number: nobody has it (nothing personal goes there), or it is in use again. */
import type { Change } from '../core/change';
import { canReceive, normalisePhone } from '../core/text/phone';
import type { Store } from '../ports';
import { readArguments } from './arguments';
import { type Io, UsageError } from './io';
import { withStore } from './withStore';

const ACTOR = 'command line';

type State = Extract<Change, { kind: 'phoneState' }>['state'];

export async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = readArguments(args, {}, true);
  const [action, written, ...more] = positionals;
  if (action !== 'dead' && action !== 'alive') throw new UsageError('phone takes dead or alive');
  if (written === undefined || more.length > 0) throw new UsageError(`phone ${action} needs one NUMBER`);
  const phone = normalisePhone(written);
  if (!canReceive(phone)) throw new UsageError(`phone ${action} needs the NUMBER of a mobile phone`);
  const state = action === 'dead' ? 'dead' : 'live';
  const changed = await withStore(io.config(), (store) => set(store, phone, state, io));
  const is = action === 'dead' ? 'nothing personal goes there any more' : 'it is in use again';
  io.out(changed ? `Done: ${is}.` : `Nothing to do: ${is} already.`);
  return 0;
}

/** Resolves with whether that was news. Throws where there is no such phone, or another took its place. */
async function set(store: Store, phone: string, state: State, io: Io): Promise<boolean> {
  const { role, gone } = await store.reads.caller(phone);
  if (role === null) throw new Error('nobody has registered this number: see that it is written in full');
  if ((await store.cases.movedTo([phone])).size > 0)
    throw new Error(
      'another number took the place of this one: the village liaison reports it (报号 姓名 手机号)',
    );
  if (gone === (state === 'dead')) return false;
  const at = io.now();
  const action = state === 'dead' ? 'phone.dead' : 'phone.alive';
  const audit = {
    kind: 'audit',
    id: `${action} ${phone} ${at}`,
    at,
    actor: ACTOR,
    action,
    subject: phone,
  } as const;
  await store.commit([{ kind: 'phoneState', phone, state }, audit]);
  return true;
}
