/** Which department is late most, asked by whoever watches over all of them. */
import { caller } from '../../support/builders/people';
import { conversation } from '../../support/conversation';
import { SUPERVISOR } from '../../worlds/people';

const NUMBERS: Record<string, { running: number; late: number }> = {
  ZJJ: { running: 4, late: 0 },
  SJJ: { running: 2, late: 2 },
};
const watching = () =>
  conversation({
    caller: async () => caller({ role: 'supervisor' }),
    offices: async () => [
      { id: 'ZJJ', name: '住建局', ladder: [] },
      { id: 'SJJ', name: '市监局', ladder: [] },
    ],
    officeCases: async ({ departments: [id = ''], until }) => {
      const { running, late } = NUMBERS[id] ?? { running: 0, late: 0 };
      return { count: until === undefined ? running : late, numbers: [] };
    },
  });

test.each([
  ['哪个局超期最多', false],
  ['各局今天办了多少', true],
  ['which office is late most', false],
])('%s: department by department, the latest first', async (words, today) => {
  expect(await watching().see(SUPERVISOR, words)).toMatchObject({
    view: 'office.compared',
    data: {
      rows: [
        { department: '市监局', running: 2, late: 2 },
        { department: '住建局', running: 4, late: 0 },
      ],
      late: 2,
      today,
    },
  });
});
