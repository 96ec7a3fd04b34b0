/** An office's file in a process of its own: handed in and checked to a draft, or put in by three people. */
import { readFileSync } from 'node:fs';
import { loadLimits } from '../../src/files/limits';
import { ROOT } from '../../src/files/root';
import { systemChance, systemClock } from '../../src/main/clock';
import { Intake } from '../../src/service/intake/intake';
import { householdsWork } from '../../src/service/intake/kinds/households';
import { readInThread } from '../../src/sheets/thread';
import { openStore } from '../../src/store';
import { printReading } from './measured';

const [url = '', step = '', path = '', period = ''] = process.argv.slice(2);
const TOWN = '410526101';
const STEPS = ['entered', 'checked', 'published'] as const;

async function main(): Promise<void> {
  const store = await openStore({ url, dataKey: Buffer.alloc(32, 7) });
  const silent = () => {};
  const log = { debug: silent, info: silent, warn: console.error, error: console.error };
  const chance = systemChance;
  const limits = { ...loadLimits(ROOT), confirming: 'none' as const };
  const works = [householdsWork({ store, tell: null, limits })];
  const intake = new Intake({
    store,
    works,
    clock: systemClock,
    chance,
    log,
    limits,
    sheets: readInThread(),
    tell: null,
    utcOffset: 480,
  });
  const draft = async () => {
    const file = { kind: 'households' as const, area: TOWN, period, name: 'roster.xlsx' };
    return (await intake.hand(file, readFileSync(path), 'clerk')).upload.id;
  };
  await printReading(async () => {
    const id =
      step === 'draft'
        ? await draft()
        : ((await store.uploads.draft({ kind: 'households', area: TOWN, department: null, period }))?.id ??
          '');
    if (step === 'publish') for (const one of STEPS) await intake.approve(id, one, one);
    await intake.advance();
    const { state, rows = 0 } = (await store.uploads.upload(id)) ?? {};
    if (state !== (step === 'draft' ? 'clean' : 'published')) throw new Error(`it stands at ${state}`);
    return rows;
  });
  await store.close();
}

void main();
