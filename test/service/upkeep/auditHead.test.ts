import { DAY, HOUR } from '../../../src/core/calendar/durations';
import type { Change } from '../../../src/core/model/change';
import { type Township, township } from '../../worlds/countyService';
import { NOW, SUPERVISOR } from '../../worlds/people';

/** An entry as many milliseconds after `NOW`, which is a morning. */
function entry(id: string, after: number): Change {
  const at = NOW + after;
  return { kind: 'audit', id, at, actor: 'wang', action: 'upload.check', subject: '7' };
}

async function told(town: Township, after: number): Promise<string[]> {
  town.clock.advance(after);
  await town.tellAuditHead();
  return town.said();
}

test('a day with entries is told the next morning, by number and head, once for all processes', async () => {
  const town = await township({ now: NOW });
  await town.store.commit([entry('a', -DAY), entry('b', 0), entry('c', HOUR)]);
  const other = await township({ same: town });
  town.said();
  // What was there the day before is told at the first look.
  expect(await told(town, 2 * HOUR)).toEqual([expect.stringMatching(/: 【乡信】审计.*：1条，到第1条，末值/)]);
  const last = await town.store.audit.link(3);
  const [said, ...more] = [...(await told(town, DAY)), ...(await told(other, 0))];
  expect(more).toEqual([]);
  expect(said).toMatch(new RegExp(`^${SUPERVISOR.replace('+', '\\+')}: 【乡信】审计.*：2条，到第3条，末值`));
  expect(said).toContain(`末值${last?.hash.slice(0, 16)}。`);
  expect(town.of('owed')).toEqual([]);
});

test('a day without entries is not told, and the text is no reminder that somebody may stop', async () => {
  const town = await township({ now: NOW });
  expect(await told(town, DAY)).toEqual([]);
  await town.store.commit([entry('a', DAY)]);
  await town.tellAuditHead();
  town.clock.advance(DAY);
  await town.tellAuditHead();
  expect(town.of('owed')).toMatchObject([{ message: { template: 'digest.audit', lane: 'notice' } }]);
});
