/** A carrier that takes everything, for tests of what is sent by one. */

import { Feed } from '../../src/carrier/feed';
import type { Outbound } from '../../src/core/model/message';
import type { Gateway } from '../../src/ports';

export interface TestCarrier extends Gateway {
  sent: Feed<Outbound>;
}

export function carrier({ name, source }: { name: string; source: string }): TestCarrier {
  const sent = new Feed<Outbound>();
  return {
    name,
    source,
    sent,
    replies: 'queued',
    limits: { window: 10, perSecond: 0 },
    start: async () => {},
    stop: async () => {},
    health: () => ({ state: 'up', since: 0, detail: '', open: 0 }),
    async send(message) {
      sent.push(message);
      return { references: [`ref-${message.id}`] };
    },
  };
}
