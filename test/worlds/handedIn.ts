/** A file handed in for a township and checked, and what was found in it. */
import type { UploadKind } from '../../src/core/model/desk/upload';
import type { Store } from '../../src/ports';
import { createIntake } from '../../src/service/intake';
import { NOW } from '../support/builders/changes';
import { ELSEWHERE, VILLAGES } from '../support/builders/roster';
import { RULES } from '../support/rules';
import { FakeClock } from '../support/smsc/clock';
import { log } from './emptyService';

const COUNTY = '410522';
export const TOWN = '410522101';
export const AREAS = [
  { id: COUNTY, parent: null, level: 'county' as const, name: '安阳县' },
  { id: TOWN, parent: COUNTY, level: 'township' as const, name: '城关镇' },
  { id: '410522102', parent: COUNTY, level: 'township' as const, name: '河西镇' },
  { id: '410522102001', parent: '410522102', level: 'village' as const, name: ELSEWHERE },
  ...VILLAGES.map((name, n) => ({
    ...{ id: `${TOWN}00${n + 1}`, parent: TOWN, level: 'village' as const, name },
    aliases: [`${name.slice(0, 2)}大队`],
  })),
];

const unexpected = async (): Promise<never> => {
  throw new Error('nobody expected this call');
};

/** `kind` and `period` are those of the file. */
export async function faultsIn(
  store: Store,
  bytes: Buffer,
  of: { kind: UploadKind; period: string } = { kind: 'households', period: '2026' },
) {
  let made = 0;
  const chance = { id: () => `F${String(++made).padStart(8, '0')}`, secret: () => 's', fraction: () => 0.5 };
  const { limits, columns } = RULES;
  const intake = createIntake({
    ...{ store, columns, clock: new FakeClock(NOW), chance, log, utcOffset: 480, tell: null },
    limits: { ...limits, confirming: 'none' },
    announce: { report: unexpected, publish: unexpected },
    notify: unexpected,
    context: unexpected,
  });
  const { upload } = await intake.hand({ ...of, area: TOWN, name: '表.xlsx' }, bytes, 'clerk');
  await intake.advance();
  expect(await store.uploads.upload(upload.id)).toMatchObject({ state: 'faulty', trouble: null });
  return {
    faults: await store.uploads.faults(upload.id, null, { after: null, limit: 2_000 }),
    rows: (await intake.report(upload.id))?.upload.rows,
  };
}
