/** A number that nobody has any more: who says so, who says otherwise, and what is on record of it. */

import { Receipts } from '../../../src/service/outbox/receipts';
import { eventOf } from '../../support/builders/casework';
import { inbound, outbound, receipt, sent } from '../../support/builders/changes';
import { RULES } from '../../support/rules';
import { fixedChance } from '../../support/smsc/clock';
import { type Township, township } from '../../worlds/countyService';
import { meter } from '../../worlds/emptyService';
import { FARMER, LIAISON, NOW } from '../../worlds/people';

const PROOF = '王德福 140079';
const DEAD = 'MK:0001';

/** A carrier says of a message to this number that nobody has it. */
async function reportDead({ store, clock }: Township, to: string, id: string): Promise<void> {
  const limits = { deadNumberCodes: [DEAD] };
  const chance = { ...fixedChance(), id: () => `audit-${id}` };
  const receipts = new Receipts({ store, clock, chance, meter, limits, hours: RULES.hours });
  await store.commit([{ kind: 'owed', message: outbound(id, { to }), at: NOW }, sent(id, `ref-${id}`)]);
  await receipts.take({ ...receipt('undeliverable', `ref-${id}`), to: [to], code: DEAD });
}

const audits = (town: Township) =>
  town.of('audit').map(({ action, actor, subject }) => `${action} ${subject} by ${actor}`);

test('is on record once, with the carrier that said so', async () => {
  const town = await township();
  await reportDead(town, FARMER, 'm1');
  await reportDead(town, FARMER, 'm2');
  expect(audits(town)).toEqual([`phone.dead ${FARMER} by carrier cm`]);
});

test('of an applicant whom nobody registered is kept: notices stop, and whoever has it next reads no case of theirs', async () => {
  const town = await township();
  const applicant = '+8613700000055';
  await town.store.commit(eventOf('e1', 'QZ20261123-0900', 1, { phone: applicant }));
  await reportDead(town, applicant, 'm1');
  await reportDead(town, applicant, 'm2');
  expect(audits(town)).toContain(`phone.dead ${applicant} by carrier cm`);
  expect(audits(town).filter((entry) => entry.startsWith('phone.dead'))).toHaveLength(1);
  expect((await town.store.cases.reachable([applicant])).get(applicant)).toMatchObject({ dead: true });
  expect(await town.store.reads.caller(applicant)).toMatchObject({ gone: true, household: null });
});

test('that nobody registered is nothing to put on record', async () => {
  const town = await township();
  await reportDead(town, '+8613700000000', 'm1');
  expect(audits(town)).toEqual([]);
});

test('shows a household to whoever proves who they are, and stays dead', async () => {
  const town = await township();
  await reportDead(town, FARMER, 'm1');
  await town.receive(inbound('in1', { from: FARMER, text: 'BT' }));
  await town.receive(inbound('in2', { from: FARMER, text: PROOF }));
  expect(
    town
      .of('audit')
      .map(({ action }) => action)
      .slice(-2),
  ).toEqual(['identity.granted', 'look.proved']);
  expect(await town.store.reads.caller(FARMER)).toMatchObject({ gone: true, household: null });
});

test('is in use again when the liaison says so with her code, is told, and is on record', async () => {
  const town = await township();
  await reportDead(town, FARMER, 'm1');
  town.committed.length = 0;
  const { replies } = await town.receive(inbound('in1', { from: LIAISON, text: `报号 王德福 ${FARMER}` }));
  expect(await town.store.reads.caller(FARMER)).toMatchObject({ gone: true });
  const code = /GH\d{6}/.exec(replies[0]?.text ?? '')?.[0] ?? '';
  await town.receive(inbound('in2', { from: LIAISON, text: code }));
  expect(await town.store.reads.caller(FARMER)).toMatchObject({ gone: false, household: {} });
  expect(audits(town)).toEqual([`phone.ask H0001 by ${LIAISON}`, `phone.move H0001 by ${LIAISON}`]);
  const told = town.of('owed').map(({ message }) => [message.to, message.template]);
  expect(told).toEqual([[FARMER, 'notice.phoneMoved']]);
});
