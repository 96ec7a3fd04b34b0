/** What the page of docs and the document show to be copied: bodies that are taken as they stand. */

export const CASE_EVENT = {
  id: 'evt-0001',
  type: 'accepted',
  at: '2026-11-23T09:00:00+08:00',
  case: {
    number: 'QZ20261123-0001',
    matter: '施工许可',
    department: '住建局',
    applicant: { name: '张三丰', phone: '13800000002' },
  },
};

export const PAYMENTS = {
  batch: '2026-LSZB',
  payments: [
    {
      id: 'LSZB-2026-0001',
      household: 'H0001',
      programme: '粮食直补',
      year: 2026,
      quantity: 5.2,
      amount: 31_650,
      state: 'paid',
      at: '2026-11-20T10:00:00+08:00',
      accountTail: '1234',
    },
  ],
};

export const ORDER = {
  id: 'order-0001',
  to: '13800000002',
  template: 'notice.withdrawn',
  data: { applicant: '张*', matter: '施工许可', number: 'QZ20261123-0001' },
};
