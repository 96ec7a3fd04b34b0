/** `xiangxin migrate`: the schema of the database. */
import { MIGRATIONS } from '../../files/root';
import { obtainDataKey } from '../../main/dataKey';
import { type Io, readArguments } from '../terminal/io';
import { t } from '../terminal/words';

/** Brings the database to the current schema. */
export async function run(args: string[], io: Io): Promise<number> {
  readArguments(args, {});
  const config = io.config();
  const { database } = config;
  obtainDataKey(config);
  const { migrate } = require('../../store') as typeof import('../../store');
  await migrate(database.url, MIGRATIONS);
  io.out(t`The database has the current schema.`);
  return 0;
}
