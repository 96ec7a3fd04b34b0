/** API keys: made, listed, revoked; and the change of the data key. */

import { findDepartment } from '../../core/cases/directory';
import { findArea } from '../../core/desk/places';
import type { Bound } from '../../core/desk/sight';
import { SCOPES, type Scope } from '../../core/model/desk/apiKeys';
import { MIGRATIONS } from '../../files/root';
import { changeOfKey } from '../../main/dataKey';
import type { Store } from '../../ports';
import { CALLS_PER_MINUTE, createKeys, type Keys } from '../../service/desk/keys';
import { type Io, readArguments, UsageError, wholeNumber } from '../terminal/io';
import { ACTOR, withStore } from '../terminal/store';
import { t } from '../terminal/words';

/** `key add` prints the key alone to standard output, this once, so that a script can catch it. */
export async function run(args: string[], io: Io): Promise<number> {
  const [action, ...rest] = args;
  switch (action) {
    case 'add':
      return add(rest, io);
    case 'list':
      return list(rest, io);
    case 'revoke':
      return revoke(rest, io);
    case 'rotate-data':
      return rotateData(rest, io);
    default:
      throw new UsageError(t`key takes add, list, revoke or rotate-data`);
  }
}

/** Brings all that is sealed under a new data key. The service must not run meanwhile; it may be cut off and run again. */
async function rotateData(args: string[], io: Io): Promise<number> {
  readArguments(args, {});
  const config = io.config();
  const { migrate, changeDataKey } = require('../../store') as typeof import('../../store');
  const change = changeOfKey(config);
  await migrate(config.database.url, MIGRATIONS);
  const rows = await changeDataKey(config.database.url, change);
  const old = change.finish();
  io.out(t`Done: ${rows} rows are under the new key.`);
  io.err(
    old === null
      ? t`Take DATA_KEY_OLD out of the settings of every process. Backups of before still need that key.`
      : t`The old key is in ${old}: keep it with the backups of before, which still need it, and not here.`,
  );
  return 0;
}

async function add(args: string[], io: Io): Promise<number> {
  const { values } = readArguments(args, {
    name: { type: 'string' },
    scopes: { type: 'string', multiple: true, default: [SCOPES.join(',')] },
    'per-minute': { type: 'string', default: String(CALLS_PER_MINUTE) },
    continues: { type: 'string' },
    area: { type: 'string' },
    department: { type: 'string' },
  });
  const key = {
    name: nameOf(values.name),
    scopes: scopesOf(values.scopes),
    perMinute: wholeNumber('per-minute', values['per-minute'], 1),
  };
  const { bound, id, whole } = await withStore(io.config(), async (store) => {
    const ids = values.continues === undefined ? null : await idsOf(store, values.continues);
    const bound = await boundOf(store, values);
    return { bound, ...(await keysOf(store, io).add({ ...key, ...bound, ids }, ACTOR)) };
  });
  io.out(whole);
  io.err(
    t`Key ${id} may ${key.scopes.join(', ')}, ${key.perMinute} calls a minute on each process. It is shown this once: keep it safe.`,
  );
  io.err(
    isBound(bound)
      ? t`It sees and reports what is of ${boundText(bound)}, and nothing else.`
      : t`It sees what is of every office: give --department ID or --area ID to a key that is for one office.`,
  );
  return 0;
}

function keysOf(store: Store, io: Pick<Io, 'now'>): Keys {
  const { newKey } = require('../../web/api/key/apiKey') as typeof import('../../web/api/key/apiKey');
  const { systemChance } = require('../../main/clock') as typeof import('../../main/clock');
  return createKeys({ store, newKey, chance: systemChance, clock: { now: () => io.now() } });
}

/** Throws where there is no such area or department, or both are named. A department may be named by its name. */
async function boundOf(
  store: Store,
  { area, department }: { area?: string | undefined; department?: string | undefined },
): Promise<{ area: string | null; department: string | null }> {
  if (area !== undefined && department !== undefined)
    throw new UsageError(t`a key is bound by --area or by --department, not by both`);
  if (department !== undefined) {
    const found = findDepartment(await store.cases.directory(), department);
    if (!found) throw new Error(t`there is no department ${department}`);
    return { area: null, department: found.id };
  }
  if (area === undefined) return { area: null, department: null };
  const found = findArea(await store.reference.areas(), area);
  if (!found) throw new Error(t`there is no area ${area}`);
  return { area: found.id, department: null };
}

function isBound({ area, department }: Bound): boolean {
  return (area ?? department ?? null) !== null;
}

function boundText({ area, department }: Bound): string {
  if (department != null) return t`department ${department}`;
  return area == null ? t`every office` : t`area ${area}`;
}

/** Whose ids a key goes on with that takes the place of this one. */
async function idsOf(store: Store, written: string): Promise<string> {
  const [id = ''] = written.split('.');
  const before = await store.keys.find(id);
  if (!before) throw new Error(t`there is no key ${id} to go on from: \`xiangxin key list\` shows all`);
  return before.ids ?? before.id;
}

async function list(args: string[], io: Io): Promise<number> {
  readArguments(args, {});
  const keys = await withStore(io.config(), (store) => store.keys.all());
  for (const { id, name, scopes, perMinute, at, revokedAt, ...bound } of keys) {
    const state = revokedAt === null ? t`in use` : t`revoked on ${dayOf(revokedAt)}`;
    const [pace, since] = [t`${perMinute} a minute`, t`since ${dayOf(at)}`];
    io.out([id, name, scopes.join(','), pace, boundText(bound), since, state].join('  '));
  }
  if (keys.length === 0) io.err(t`There is no key yet: \`xiangxin key add --name NAME\` makes one.`);
  return 0;
}

/** `2026-11-23`, UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

async function revoke(args: string[], io: Io): Promise<number> {
  const { positionals } = readArguments(args, {}, true);
  const [written, ...more] = positionals;
  if (written === undefined || more.length > 0) throw new UsageError(t`key revoke needs the ID of one key`);
  // Whoever holds the whole key may paste it: its secret goes no further.
  const [id = ''] = written.split('.');
  await withStore(io.config(), async (store) => {
    if (!(await keysOf(store, io).revoke(id, ACTOR)))
      throw new Error(t`there is no key ${id}: \`xiangxin key list\` shows all`);
  });
  io.out(t`Key ${id} is revoked.`);
  return 0;
}

function nameOf(name: string | undefined): string {
  if (name === undefined) throw new UsageError(t`key add needs --name NAME: who will call with this key`);
  if (!/^[^\p{C}]{1,120}$/u.test(name)) throw new UsageError(t`--name takes 1 to 120 characters on one line`);
  return name;
}

function scopesOf(written: readonly string[]): Scope[] {
  const said = new Set(written.flatMap((some) => some.split(/[\s,]+/)).filter((word) => word !== ''));
  const unknown = [...said].filter((word) => !SCOPES.some((scope) => scope === word));
  if (unknown.length > 0 || said.size === 0) {
    throw new UsageError(t`--scopes takes some of ${SCOPES.join(',')}, not "${unknown.join(',')}"`);
  }
  return SCOPES.filter((scope) => said.has(scope));
}
