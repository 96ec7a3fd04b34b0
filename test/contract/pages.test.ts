/** Sessions of pages and the proof of a case, on every engine. */
import type { PageSession } from '../../src/core/model/page';
import { RETENTION } from '../../src/core/sending/retention';
import { APPLICANT } from '../../src/demo/people';
import { demoRecords } from '../../src/demo/records';
import { NOW } from '../support/builders/changes';
import { describeEachStore } from '../support/engines';

const SESSION: PageSession = {
  id: 'ab'.repeat(32),
  phone: '+8613800000001',
  at: NOW,
  until: NOW + 600_000,
  state: { language: 'en', asked: { phone: '+8613800000001', hash: 'cd', until: NOW }, goal: 'help' },
};

describeEachStore('pages', (open) => {
  test('a session is found by its hash as it was written last, until it is ended', async () => {
    const store = await open();
    expect(await store.pages.session(SESSION.id)).toBeNull();
    await store.commit([{ kind: 'pageSession', session: { ...SESSION, until: NOW + 1 } }]);
    await store.commit([{ kind: 'pageSessionKept', session: SESSION }]);
    expect(await store.pages.session(SESSION.id)).toEqual(SESSION);
    await store.commit([{ kind: 'pageSessionEnded', id: SESSION.id }]);
    expect(await store.pages.session(SESSION.id)).toBeNull();
    // Whoever had read it before it was ended does not bring it back.
    await store.commit([{ kind: 'pageSessionKept', session: SESSION }]);
    expect(await store.pages.session(SESSION.id)).toBeNull();
  });

  test('what is over is forgotten, what is not stays', async () => {
    const store = await open();
    const over = { ...SESSION, id: 'over', until: NOW - 1 };
    await store.commit([SESSION, over].map((session) => ({ kind: 'pageSession', session })));
    await store.forget(NOW, RETENTION);
    expect(await store.pages.session('over')).toBeNull();
    expect(await store.pages.session(SESSION.id)).toEqual(SESSION);
  });

  test('a case is proved by the last four of its applicant’s phone or identity number', async () => {
    const store = await open();
    const records = demoRecords(NOW);
    await store.load(records);
    const [first, part] = [false, true].map((isPart) =>
      records.cases.find((one) => one.phone === APPLICANT.phone && (one.parent !== null) === isPart),
    );
    const tail = APPLICANT.identity.slice(-4);
    const fits = (number: string | undefined, said: string) => store.pages.tailFits(number ?? '', said);
    expect(await fits(first?.number, '0002')).toBe(true);
    expect(await fits(first?.number, tail.toLowerCase())).toBe(true);
    expect(await fits(first?.number, '0003')).toBe(false);
    expect(await fits(first?.number, '')).toBe(false);
    expect(await fits('QZ20000101-0001', '0002')).toBe(false);
    // A part of it that another department has is its applicant's too, as by text.
    expect(part?.number).toBeDefined();
    expect(await fits(part?.number, '0002')).toBe(true);
    expect(await fits(part?.number, '0003')).toBe(false);
  });
});
