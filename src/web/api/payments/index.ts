/** Operations on payments and their batches. */
import type { OperationTools } from '../operation/tools';
import { listBatches, listUnreached, moveBatch, showBatch } from './batches';
import { showPayment } from './paymentHistory';
import { listPayments } from './payments';
import { reportPayments } from './reportPayments';

export const paymentOperations = ({ offices: { announce }, reads }: OperationTools) => [
  reportPayments(announce, reads.lists),
  listPayments(reads.lists),
  showPayment(reads.payments, reads.lists),
  listBatches(reads.lists),
  showBatch(announce),
  ...moveBatch(announce),
  listUnreached(announce),
];
