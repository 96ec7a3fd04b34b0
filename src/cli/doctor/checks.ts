/** What `doctor` tries. Each check gives a finding, never an exception, and changes nothing. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CARRIERS } from '../../../gateways';
import type { Config } from '../../config';
import { dataKeyPath, hasDatabase, obtainDataKey } from '../../main/dataKey';
import { say, sentence, t } from '../terminal/words';
import { checkCalendar } from './checkCalendar';
import { checkClock } from './checkClock';
import { checkHoldings } from './checkHoldings';
import { checkHomeCarriers } from './checkHomeCarriers';
import { checkTls } from './checkTls';
import { attempt, type Finding } from './finding';

export async function* checkAll(config: Config): AsyncIterable<Finding> {
  yield await checkDataKey(config);
  yield await checkDatabase(config);
  yield* checkClock(config);
  yield* checkHoldings(config);
  yield await checkCalendar(config);
  yield await checkQueue(config);
  yield* checkTls(config);
  yield* checkCarriers(config);
  const homes = await checkHomeCarriers(config);
  if (homes) yield homes;
}

async function checkDataKey(config: Config): Promise<Finding> {
  const subject = t`data key`;
  if (config.dataKey) return { subject, state: 'works', says: t`given by DATA_KEY` };
  const path = dataKeyPath(config);
  if (path === null || !(existsSync(path) || hasDatabase(config))) {
    return { subject, state: 'unused', says: t`made when the service first starts` };
  }
  const todo = t`Put the key file back from a backup; without it sealed numbers cannot be read.`;
  return attempt(subject, todo, async () => {
    obtainDataKey(config);
    return t`in ${path}`;
  });
}

async function checkDatabase(config: Config): Promise<Finding> {
  const { database } = config;
  const subject = database.engine === 'mysql' ? t`database (MySQL)` : t`database (embedded SQLite)`;
  if (database.engine === 'sqlite' && !existsSync(database.path)) return madeLater(subject, database.path);
  const todo =
    database.engine === 'mysql'
      ? t`Check DATABASE_URL, that the server runs and lets this user in, then run \`xiangxin migrate\`.`
      : t`Check that the disk has room and the file may be written, then run \`xiangxin migrate\`.`;
  return attempt(subject, todo, async () => {
    const { openStore } = require('../../store') as typeof import('../../store');
    const store = await openStore({ url: database.url, dataKey: obtainDataKey(config) });
    try {
      await store.check('kept');
      return (await store.isEmpty()) ? t`can be written; holds no data yet` : t`can be written`;
    } finally {
      await store.close();
    }
  });
}

/** What is not there yet has to be made in a folder that may be written. */
function madeLater(subject: string, path: string): Finding {
  let folder = dirname(resolve(path));
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return { subject, state: 'unused', says: t`${path} is made when the service first starts` };
  } catch (error) {
    const todo = t`Let the user who runs this write there, or keep the data elsewhere (DATABASE_URL).`;
    return { subject, state: 'fails', says: sentence(error), todo };
  }
}

async function checkQueue(config: Config): Promise<Finding> {
  const { redisUrl } = config;
  if (redisUrl === null) return { subject: t`queue`, state: 'works', says: t`in this process` };
  return attempt(t`queue (Redis)`, t`Check REDIS_URL and that the server runs.`, async () => {
    const { openQueue } = require('../../queue') as typeof import('../../queue');
    const { createLog } = require('../../main/log') as typeof import('../../main/log');
    const { systemClock } = require('../../main/clock') as typeof import('../../main/clock');
    const queue = openQueue(redisUrl, { clock: systemClock, log: createLog('silent') });
    try {
      await queue.check();
      return t`answers`;
    } finally {
      await queue.stop();
    }
  });
}

/** What each carrier tries of its own gateways; one that has none may say so. */
async function* checkCarriers({ gateways }: Config): AsyncIterable<Finding> {
  for (const { name, unused } of CARRIERS) {
    const own = gateways.filter(({ carrier }) => carrier === name);
    if (own.length === 0 && unused) {
      yield { subject: say(unused.subject), state: 'unused', says: say(unused.says) };
    }
    for (const { check } of own) {
      if (check)
        yield await attempt(say(check.subject), say(check.todo), async () => say(await check.look()));
    }
  }
}
