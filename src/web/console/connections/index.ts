/** Systems of offices that call this one, or are called by it. */
import type { Section } from '../frame/route';
import { callRoutes } from './calls';
import { keyRoutes } from './keys';
import { newWebhookRoutes } from './newWebhook';
import type { ConnectionTools } from './tools';
import { webhookRoutes } from './webhooks';

export function connectionsSection(tools: ConnectionTools): Section {
  return {
    name: 'connections',
    menu: { path: '/keys', needs: 'key.set' },
    routes: [...keyRoutes(tools), ...newWebhookRoutes(tools), ...webhookRoutes(tools), ...callRoutes(tools)],
  };
}
