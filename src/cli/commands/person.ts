/** What is kept of a phone: all of it to read, or none of it any more. */
import { canReceive, normalisePhone } from '../../core/text/phone';
import type { Store } from '../../ports';
import { type Io, readArguments, UsageError } from '../terminal/io';
import { ACTOR, auditRecord, withStore } from '../terminal/store';
import { t } from '../terminal/words';

export async function run(args: string[], io: Io): Promise<number> {
  const { positionals } = readArguments(args, {}, true);
  const [action, written, ...more] = positionals;
  if (action !== 'export' && action !== 'erase') throw new UsageError(t`person takes export or erase`);
  if (written === undefined || more.length > 0) throw new UsageError(t`person ${action} needs one NUMBER`);
  const phone = normalisePhone(written);
  if (!canReceive(phone)) throw new UsageError(t`person ${action} needs the NUMBER of a mobile phone`);
  await withStore(io.config(), (store) =>
    action === 'export' ? show(store, phone, io) : erase(store, phone, io),
  );
  return 0;
}

/** As JSON, with no account or identity number in it. */
async function show(store: Store, phone: string, io: Io): Promise<void> {
  const held = await store.person.held(phone);
  await store.commit([auditRecord('person.export', phone, io)]);
  io.out(JSON.stringify({ phone, at: new Date(io.now()).toISOString(), ...held }, null, 2));
}

/** Throws where an office still needs him: a case that goes on, a file that is open, a role. */
async function erase(store: Store, phone: string, io: Io): Promise<void> {
  const { openCases, openUploads, role } = await store.person.ties(phone);
  if (openCases > 0)
    throw new Error(t`${openCases} cases of this number are not ended: end or withdraw them first`);
  const open = openUploads.map(({ id, name }) => `${id} (${name})`).join(', ');
  if (open)
    throw new Error(
      t`uploads that are still open speak of this person: ${open}. Publish them or throw them away first`,
    );
  if (['leader', 'supervisor', 'liaison'].includes(role))
    throw new Error(t`this number is a ${role}: give the role to another first (phone move OLD NEW)`);
  const rows = await store.person.erase(phone, { actor: ACTOR, at: io.now() });
  io.out(t`Done: ${rows} rows are gone or blank.`);
  io.err(
    t`Left are the household and its payments, what was stopped, and files as they were handed in, sealed, for 90 days after they ended. Backups hold the rest until they are overwritten.`,
  );
}
