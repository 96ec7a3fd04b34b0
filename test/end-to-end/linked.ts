/** The service over a real socket to a carrier in this process, on a real store, in time that the test lets pass. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCmppUrl } from '../../gateways/cmpp/options';
import { COMMAND } from '../../gateways/cmpp/pdu';
import { createCmppGateway } from '../../gateways/cmpp/protocol';
import type { LinkTools } from '../../gateways/link/carrier';
import { parseSmgpUrl } from '../../gateways/smgp/options';
import { COMMAND as SMGP_COMMAND } from '../../gateways/smgp/pdu';
import { createSmgpGateway } from '../../gateways/smgp/protocol';
import { parseSmppUrl } from '../../gateways/smpp/options';
import { createSmppGateway } from '../../gateways/smpp/protocol';
import { CmppGateway } from '../../src/carrier/cmpp';
import { Feed } from '../../src/carrier/feed';
import { SmgpGateway } from '../../src/carrier/smgp';
import { type Smsc, startSmsc } from '../../src/carrier/smsc';
import type { Faults } from '../../src/carrier/smscPdu';
import type { Change } from '../../src/core/model/change';
import type { Outbound } from '../../src/core/model/message';
import { MIGRATIONS } from '../../src/files/root';
import type { Gateway, Store } from '../../src/ports';
import { MemoryQueue } from '../../src/queue/memory';
import { createService, type Service } from '../../src/service';
import { migrate, openStore } from '../../src/store';
import { openEngine } from '../../src/store/engine';
import { STATE } from '../../src/store/outbox/messageState';
import { DATA_KEY } from '../support/engines';
import { lexicon } from '../support/lexicon';
import { renderer } from '../support/renderer';
import { RULES } from '../support/rules';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { outbound } from '../support/smsc/link';

const nothing = () => {};
const meter = { count: nothing, observe: nothing, gauge: nothing };
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The carrier's end of a link. */
interface OtherEnd<Peer> {
  peer: Peer;
  /** Our ends, not started yet. */
  open(tools: LinkTools): Gateway[];
  /** Resolves when we have asked to log in, on every line. */
  met(): Promise<unknown>;
  /** Resolves when we have read the answers to that. */
  heard(): Promise<unknown>;
  stop(): Promise<void>;
}

export interface LinkedTo<Peer> {
  peer: Peer;
  clock: FakeClock;
  /** Changes as they become durable. */
  committed: Feed<Change>;
  /** The next change of this kind, once it is durable. */
  next(kind: Change['kind']): Promise<Change>;
  /** Each of these is owed, to the farmer where it says nothing else, and sent when the service next looks. */
  owe(...messages: Partial<Outbound>[]): Promise<unknown>;
  /** State of every message, the oldest first. */
  states(): Promise<(string | undefined)[]>;
  /** A new process on the same database, bound again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Linked extends LinkedTo<Smsc> {
  smsc: Smsc;
}

/** To an SMSC; bound when it resolves. `query` as in SMPP_URL. */
export async function linked(query = '', faults: Partial<Faults> = {}): Promise<Linked> {
  const smsc = await startSmsc(faults);
  const options = parseSmppUrl(
    `smpp://esme:secret@127.0.0.1:${smsc.port}?source=10628&enquire=3600&${query}`,
  );
  const roles = options.bind === 'pair' ? ['bind_receiver', 'bind_transmitter'] : ['bind_transceiver'];
  const link = await linkedTo({
    peer: smsc,
    open: (tools) => [createSmppGateway(options, tools)],
    met: () => Promise.all(roles.map((role) => smsc.next(role))),
    heard: () => Promise.all(smsc.sockets.map((socket) => smsc.ask('enquire_link', {}, socket))),
    stop: () => smsc.stop(),
  });
  return { ...link, smsc };
}

/** To a gateway of China Mobile, logged in. */
export async function linkedByCmpp(): Promise<LinkedTo<CmppGateway>> {
  return linkedTo(await cmppEnd());
}

/** To a gateway of China Mobile and one of China Telecom at once, `cm` and `ct`; `query` as in CARRIER_URL. */
export async function linkedByBoth(query: string): Promise<LinkedTo<{ cm: CmppGateway; ct: SmgpGateway }>> {
  const [cm, ct] = [await cmppEnd(`&name=cm&${query}`), await smgpEnd(`&name=ct&${query}`)];
  const ends = [cm, ct];
  return linkedTo({
    peer: { cm: cm.peer, ct: ct.peer },
    open: (tools) => ends.flatMap(({ open }) => open(tools)),
    met: () => Promise.all(ends.map(({ met }) => met())),
    heard: () => Promise.all(ends.map(({ heard }) => heard())),
    stop: async () => void (await Promise.all(ends.map(({ stop }) => stop()))),
  });
}

async function cmppEnd(query = ''): Promise<OtherEnd<CmppGateway>> {
  const peer = new CmppGateway();
  const port = await peer.listen();
  const options = parseCmppUrl(`cmpp://900001:secret@127.0.0.1:${port}?source=10628&enquire=3600${query}`);
  return {
    peer,
    open: (tools) => [createCmppGateway(options, tools)],
    met: () => peer.next('connect'),
    heard: () => peer.ask(COMMAND.activeTest),
    stop: () => peer.stop(),
  };
}

async function smgpEnd(query: string): Promise<OtherEnd<SmgpGateway>> {
  const peer = new SmgpGateway();
  const port = await peer.listen();
  const options = parseSmgpUrl(`smgp://12345678:secret@127.0.0.1:${port}?source=10628&enquire=3600${query}`);
  return {
    peer,
    open: (tools) => [createSmgpGateway(options, tools)],
    met: () => peer.next('login'),
    heard: () => peer.ask(SMGP_COMMAND.activeTest),
    stop: () => peer.stop(),
  };
}

async function linkedTo<Peer>({ peer, open, met, heard, stop }: OtherEnd<Peer>): Promise<LinkedTo<Peer>> {
  const folder = mkdtempSync(join(tmpdir(), 'xiangxin-linked-'));
  const url = `file:${join(folder, 'x.db')}`;
  await migrate(url, MIGRATIONS);
  const clock = new FakeClock();
  const chance = fixedChance();
  const committed = new Feed<Change>();
  let store: Store;
  let gateways: Gateway[];
  let service: Service;

  async function begin(): Promise<void> {
    store = await openStore({ url, dataKey: DATA_KEY });
    gateways = open({ clock, chance, log, meter });
    const watched: Store = Object.assign(Object.create(store), {
      async commit(changes: Change[]) {
        const outcome = await store.commit(changes);
        for (const change of changes) committed.push(change);
        return outcome;
      },
    });
    service = createService({
      ...RULES,
      store: watched,
      queue: new MemoryQueue({ clock, log }),
      gateways,
      lexicon,
      renderer,
      settings: { language: 'zh-CN', utcOffset: 480 },
      clock,
      chance,
      meter,
      log,
      trace: null,
    });
    const bound = met();
    for (const gateway of gateways) await gateway.start(service.listener);
    service.start();
    await bound;
    await heard();
  }

  async function end(): Promise<void> {
    await Promise.all(gateways.map((gateway) => gateway.stop()));
    await service.stop();
    await store.close();
  }

  await begin();
  return {
    peer,
    clock,
    committed,
    next: (kind) => committed.next((change) => change.kind === kind),
    owe(...messages) {
      const at = clock.now();
      const usual = { expiresAt: at + 86_400_000 };
      return store.commit(
        messages.map((one): Change => ({ kind: 'owed', message: outbound({ ...usual, ...one }), at })),
      );
    },
    async states() {
      const direct = openEngine(url, 1);
      const rows = await direct.rows('select state from outbox order by id', []);
      await direct.close();
      return rows.map(([state]) => Object.entries(STATE).find(([, number]) => number === state)?.[0]);
    },
    async restart() {
      await end();
      await begin();
    },
    async close() {
      const ended = end();
      await stop(); // whatever is still open ends with its connection
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
