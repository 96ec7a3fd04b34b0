/** Operations on webhooks: who is told by HTTP, and what became of each call. */
import type { OperationTools } from '../operation/tools';
import { listWebhookCalls, replayWebhookCall } from './calls';
import { addWebhook, listWebhooks, rotateWebhook, switchWebhook } from './webhooks';

export const webhookOperations = ({ webhooks, reads }: OperationTools) => [
  listWebhooks(reads.webhooks),
  addWebhook(webhooks, reads.lists),
  ...switchWebhook(webhooks, reads.webhooks),
  rotateWebhook(webhooks, reads.webhooks),
  listWebhookCalls(reads.webhooks),
  replayWebhookCall(webhooks, reads.webhooks),
];
