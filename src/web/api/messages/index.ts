/** Operations on messages: ordered, listed, each with its history, and the account of a day. */
import type { OperationTools } from '../operation/tools';
import { showMessage } from './messageHistory';
import { loadHistoryWords } from './messageHistoryText';
import { orderMessage } from './messageOrder';
import { listMessages } from './messages';
import { showAccount } from './reconciliation';

export const messageOperations = (tools: OperationTools) => [
  orderMessage(tools.offices.order, tools.reads),
  listMessages(tools.reads.lists, tools.clock),
  showMessage(tools, tools.reads.lists, loadHistoryWords(tools.templates)),
  showAccount(tools.reconcile),
];
