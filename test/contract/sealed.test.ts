/** What people write of themselves and of others, as the rows hold it. */

import { readText } from '../../src/core/text/octets';
import { openEngine } from '../../src/store/engine';
import { NOW, PHONE, part } from '../support/builders/changes';
import { ticket as ticketOf } from '../support/builders/requests';
import { describeEachStore } from '../support/engines';

const SECRET = '我是张三,身份证350521195001011234';
const ticket = ticketOf('TS20261123-0001', { text: SECRET });

describeEachStore('sealed columns', (open, engine) => {
  test.each([
    ['parts', 'text'],
    ['tickets', 'text'],
    ['tickets', 'answer'],
  ])('%s: the %s opens with the key alone', async (table, column) => {
    const url = await engine.database();
    const store = await open({ url });
    await store.commit([
      { kind: 'part', part: part(1, { text: SECRET }) },
      { kind: 'ticket', ticket },
      { kind: 'ticketAnswered', number: ticket.number, answer: SECRET, at: NOW },
    ]);
    const raw = openEngine(url, 1);
    const rows = await raw.rows(`select ${column} from ${table}`, []);
    await raw.close();
    expect(rows).toEqual([[expect.stringMatching(/^v1\.[\w-]+$/)]]);
    const { parts } = await store.parts({ from: PHONE, to: '10628', reference: 7, width: 8, total: 2 });
    expect(parts.map((piece) => readText([piece]))).toEqual([SECRET]);
    expect(await store.reads.ticket(ticket.number)).toMatchObject({ text: SECRET, answer: SECRET });
  });
});
