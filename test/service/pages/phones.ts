/** The demo township with its pages, and what is sent by text message meanwhile. */

import { join } from 'node:path';
import { createWapGateway } from '../../../gateways/wap/gateway';
import { Feed } from '../../../src/carrier/feed';
import type { Outbound } from '../../../src/core/model/message';
import { ROOT } from '../../../src/files/root';
import type { Gateway, Store } from '../../../src/ports';
import { Browser } from '../../support/browser';
import { carrier } from '../../worlds/emptyService';
import { NOW } from '../../worlds/people';
import { openTestService, type TestService } from '../../worlds/spokenService';

/** A gateway of a network whose word on numbers is believed. */
const NETWORK = '10.0.0.172';

export interface Phones extends TestService {
  /** What was sent, oldest first. */
  sent: Feed<Outbound>;
  /** A phone that nobody vouches for. */
  guest(peer?: string): Browser;
  /** A phone whose network says its number. */
  known(phone: string): Browser;
  /** Signs a phone in by the code that it is sent. */
  signIn(phone: string, browser?: Browser): Promise<Browser>;
}

export async function openPhones(wrap?: (store: Store) => Store): Promise<Phones> {
  const sent = new Feed<Outbound>();
  const sms: Gateway = {
    ...carrier(),
    async send(message) {
      sent.push(message);
      return { references: [message.id] };
    },
  };
  const made: Gateway[] = [];
  const service = await openTestService({
    now: NOW,
    ...(wrap && { wrap }),
    carriers: (tools) => {
      made.push(
        createWapGateway(
          {
            trusted: [NETWORK],
            header: 'x-wap-network-client-msisdn',
          },
          { ...tools, templates: join(ROOT, 'templates') },
        ),
      );
      return [...made, sms];
    },
  });
  const [gateway] = made;
  if (!gateway) throw new Error('no gateway was made');
  const phones: Phones = {
    ...service,
    sent,
    guest: (peer) => new Browser(gateway, {}, peer),
    known: (phone) => new Browser(gateway, { 'x-wap-network-client-msisdn': phone.slice(1) }, NETWORK),
    async signIn(phone, browser = phones.guest()) {
      if (!browser.screen) await browser.open();
      if (!browser.screen?.form?.inputs.some(({ name }) => name === 'phone')) await browser.follow('登录');
      await browser.fill({ phone: phone.slice(3) });
      await browser.fill({ code: await codeOf(sent) });
      return browser;
    },
  };
  return phones;
}

/** The code in the next message that is sent. */
export async function codeOf(sent: Feed<Outbound>): Promise<string> {
  const { text } = await sent.next();
  const code = /\d{6}/.exec(text)?.[0];
  if (code === undefined) throw new Error('the message holds no code');
  return code;
}
