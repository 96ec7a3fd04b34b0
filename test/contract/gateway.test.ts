/** What every carrier owes the service, whatever its protocol. Deviations stand beside the carrier, with their reason. */
import { TAG } from '../../gateways/smgp/pdu';
import { createTwilioGateway } from '../../gateways/twilio/gateway';
import type { Receipt } from '../../src/core/model/message';
import { readText } from '../../src/core/text/octets';
import { type Gateway, type SendError, StoreError } from '../../src/ports';
import { startCmpp } from '../support/cmpp/link';
import { startSgip } from '../support/sgip/link';
import { startSmgp } from '../support/smgp/link';
import { FakeClock, fixedChance } from '../support/smsc/clock';
import { delivery, outbound, type Recorder, recorder, startLink, ucs2 } from '../support/smsc/link';
import { signedCall, startTwilio } from '../support/twilio';

/** A carrier with its other side. */
interface Rig {
  gateway: Gateway;
  heard: Recorder;
  /** A person's text; whether it was acknowledged. */
  bring(text: string): Promise<boolean>;
  /** What the other side does with the next messages. */
  answer(how: 'takes' | 'busy' | 'throttles' | 'refuses' | 'never'): void;
  /** Texts that the other side was handed, whole. */
  handed(): string[];
  /** What a refusal means, where the carrier has not a word for each. */
  fates?: Partial<Record<'busy', SendError['fate']>>;
  /** Segments that the long text is sent in; absent: one. */
  segments?: number;
  /** Word of the message with this reference. */
  tell(reference: string, state: 'delivered' | 'undeliverable'): Promise<unknown>;
  close(): Promise<void>;
}

const CARRIERS: Readonly<Record<string, () => Promise<Rig>>> = { smpp, cmpp, smgp, sgip, twilio };

async function smpp(): Promise<Rig> {
  const link = await startLink('name=smpp&alphabet=gsm7&long=payload');
  const { smsc, gateway, heard } = link;
  await heard.readies.next();
  const outcomes = { takes: 0, busy: 0x14, throttles: 0x58, refuses: 0x0b, never: 'drop' } as const;
  const stat = { delivered: 'DELIVRD', undeliverable: 'UNDELIV' };
  const textOf = (fields: Record<string, unknown>) => {
    const [short, payload] = [fields.short_message as Buffer, fields.message_payload as Buffer | undefined];
    return Buffer.from(payload ?? short)
      .swap16()
      .toString('utf16le');
  };
  return {
    gateway,
    heard,
    bring: async (text) =>
      (await smsc.ask('deliver_sm', delivery({ data_coding: 8, short_message: ucs2(text) }))) === 0,
    answer: (how) => {
      smsc.faults.submit = () => outcomes[how];
    },
    handed: () =>
      smsc.pdus.all.filter(({ command }) => command === 'submit_sm').map(({ fields }) => textOf(fields)),
    tell: (reference, state) => {
      const short_message = Buffer.from(`id:${reference} stat:${stat[state]} err:000`);
      return smsc.ask('deliver_sm', delivery({ esm_class: 4, short_message }));
    },
    close: () => link.close(),
  };
}

async function cmpp(): Promise<Rig> {
  const { peer: other, gateway, heard, close } = await startCmpp('long=pk');
  await heard.readies.next();
  const outcomes = { takes: 0, busy: 8, throttles: 8, refuses: 13, never: 'drop' } as const;
  const textOf = (octets: Buffer) => Buffer.from(octets).swap16().toString('utf16le');
  return {
    gateway,
    heard,
    fates: { busy: 'throttled' }, // one result for both
    segments: 3,
    bring: async (text) => (await other.deliver({ Msg_Fmt: 8, Msg_Content: ucs2(text) })) === 0,
    answer: (how) => {
      other.submit = outcomes[how];
    },
    handed: () => {
      const wholes: string[] = [];
      for (const { Pk_number, Msg_Content } of other.segments()) {
        const before = Pk_number === 1 ? '' : (wholes.pop() ?? '');
        wholes.push(before + textOf(Msg_Content));
      }
      return wholes;
    },
    tell: (reference, state) => other.report(reference, state === 'delivered' ? 'DELIVRD' : 'UNDELIV'),
    close,
  };
}

async function smgp(): Promise<Rig> {
  const { peer: other, gateway, heard, close } = await startSmgp('long=pk&alphabet=ucs2');
  await heard.readies.next();
  const outcomes = { takes: 0, busy: 1, throttles: 1, refuses: 47, never: 'drop' } as const;
  return {
    gateway,
    heard,
    fates: { busy: 'throttled' }, // one status for both
    segments: 3,
    bring: async (text) => (await other.deliver({ MsgFormat: 8, MsgContent: ucs2(text) })) === 0,
    answer: (how) => {
      other.submit = outcomes[how];
    },
    handed: () => {
      const wholes: string[] = [];
      for (const { parameters, MsgContent } of other.segments()) {
        const before = (parameters.get(TAG.PkNumber)?.[0] ?? 1) === 1 ? '' : (wholes.pop() ?? '');
        wholes.push(before + readText([{ octets: MsgContent, alphabet: 'ucs2' }]));
      }
      return wholes;
    },
    tell: (reference, state) => other.report(reference, state === 'delivered' ? 'DELIVRD' : 'UNDELIV'),
    close,
  };
}

async function sgip(): Promise<Rig> {
  const { peer: other, gateway, heard, close, listen } = await startSgip();
  await heard.readies.next();
  await other.meet(listen);
  const outcomes = { takes: 0, busy: 33, throttles: 11, refuses: 6, never: 'drop' } as const;
  return {
    gateway,
    heard,
    segments: 3,
    bring: async (text) => (await other.deliver({ MessageCoding: 8, MessageContent: ucs2(text) })) === 0,
    answer: (how) => {
      other.submit = outcomes[how];
    },
    handed: () => {
      const wholes: string[] = [];
      for (const { TP_udhi, MessageContent } of other.segments()) {
        const header = TP_udhi === 1 ? 6 : 0;
        const goesOn = header > 0 && MessageContent[5] !== 1;
        const octets = MessageContent.subarray(header);
        wholes.push((goesOn ? (wholes.pop() ?? '') : '') + readText([{ octets, alphabet: 'ucs2' }]));
      }
      return wholes;
    },
    tell: (reference, state) => other.report(reference, state === 'delivered' ? 0 : 2),
    close,
  };
}

async function twilio(): Promise<Rig> {
  const other = await startTwilio();
  const heard = recorder();
  const silent = () => {};
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const gateway = createTwilioGateway(other.options(), {
    clock: new FakeClock(),
    chance: fixedChance(),
    log,
  });
  await gateway.start(heard);
  await heard.readies.next();
  // `never` is not taken either: what was taken without an answer is found by looking it up, and then it was sent.
  const outcomes = {
    takes: 'taken',
    busy: { status: 400, code: 21611 },
    throttles: { status: 429, code: 20429 },
    refuses: { status: 400, code: 21211 },
    never: 'gone',
  } as const;
  let brought = 0;
  const call = async (path: string, fields: Record<string, string>) => {
    const answered = await gateway.web
      ?.answer(signedCall(`/gateways/twilio/${path}`, fields))
      .catch(() => null);
    return answered != null && answered.status < 300;
  };
  return {
    gateway,
    heard,
    bring: (Body) =>
      call('inbound', { MessageSid: `SM${++brought}`, From: '+8613800000001', To: '10628', Body }),
    answer: (how) => {
      other.faults.create = () => outcomes[how];
    },
    handed: () => other.created.all.map(({ Body = '' }) => Body),
    tell: (MessageSid, state) =>
      call('status', { MessageSid, MessageStatus: state === 'delivered' ? 'delivered' : 'undelivered' }),
    close: async () => {
      await gateway.stop();
      await other.stop();
    },
  };
}

const LONG = '【乡信】王*户2026年粮食直补5.2亩 316.50元,3月6日已到账。😀\n'.repeat(4);

describe.each(Object.entries(CARRIERS))('%s', (name, open) => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await open();
  });
  afterEach(() => rig.close());

  const send = (text = '已到账', signal = new AbortController().signal) => {
    if (!rig.gateway.send) throw new Error('this carrier sends nothing');
    return rig.gateway.send(outbound({ gateway: name, text, lane: 'notice' }), signal);
  };
  const fateOf = (sending: Promise<unknown>) =>
    sending.then(
      () => 'sent',
      (error: SendError) => (error.name === 'SendError' ? error.fate : `not a SendError: ${error.name}`),
    );

  test('is up once it says that it is ready, by its name', () => {
    expect(rig.gateway.name).toBe(name);
    expect(rig.gateway.health()).toMatchObject({ state: 'up', open: 0 });
    expect(rig.gateway.limits.window).toBeGreaterThan(0);
  });

  test('hands a message over in the words of the service', async () => {
    expect(await rig.bring('俺家的粮食钱发了没😀')).toBe(true);
    expect(rig.heard.messages.all).toMatchObject([
      { gateway: name, medium: 'sms', from: '+8613800000001', to: '10628', text: '俺家的粮食钱发了没😀' },
    ]);
    expect(rig.heard.messages.all[0]?.id).not.toBe('');
    expect(rig.heard.messages.all[0]?.connection).not.toBe('');
  });

  test('acknowledges a message only once it is committed', async () => {
    let commit = () => {};
    rig.heard.work = () =>
      new Promise((resolve) => {
        commit = resolve;
      });
    let acknowledged = false;
    const bringing = rig.bring('BT').then((taken) => {
      acknowledged = taken;
    });
    await rig.heard.messages.next();
    expect(acknowledged).toBe(false);
    commit();
    await bringing;
    expect(acknowledged).toBe(true);
  });

  test('does not acknowledge what could not be committed', async () => {
    rig.heard.work = () => Promise.reject(new StoreError('unavailable', 'no database'));
    expect(await rig.bring('BT')).toBe(false);
  });

  test('hands a text to the other side as it is, and brings back what it was called there', async () => {
    const { references } = await send(LONG);
    expect(rig.handed()).toEqual([LONG]);
    expect(references).toHaveLength(rig.segments ?? 1);
    expect(references[0]).not.toBe('');
    expect((await send()).references).not.toEqual(references);
  });

  test.each<['busy' | 'throttles' | 'refuses' | 'never', SendError['fate']]>([
    ['busy', 'busy'],
    ['throttles', 'throttled'],
    ['refuses', 'rejected'],
    ['never', 'unknown'],
  ])('the other side: %s. Sending fails as %s', async (how, fate) => {
    rig.answer(how);
    expect(await fateOf(send())).toBe((how === 'busy' && rig.fates?.busy) || fate);
    expect(rig.gateway.health().open).toBe(0);
  });

  test('after a refusal the next message goes', async () => {
    rig.answer('refuses');
    await fateOf(send());
    rig.answer('takes');
    expect(await fateOf(send())).toBe('sent');
  });

  test('what was called off before it went never goes', async () => {
    expect(await fateOf(send('已到账', AbortSignal.abort()))).toBe('stopped');
    expect(rig.handed()).toEqual([]);
  });

  test.each<['delivered' | 'undeliverable', Receipt['state']]>([
    ['delivered', 'delivered'],
    ['undeliverable', 'undeliverable'],
  ])('word of a message names what it was called: %s', async (said, state) => {
    const { references } = await send();
    await rig.tell(references[0] ?? '', said);
    const receipt = await rig.heard.receipts.next();
    expect(receipt).toMatchObject({ gateway: name, state });
    expect(receipt.references).toContain(references[0]);
  });

  test('stopped, it is not up and sends nothing', async () => {
    await rig.gateway.stop();
    expect(rig.gateway.health().state).not.toBe('up');
    expect(await fateOf(send())).toBe('stopped');
    expect(rig.handed()).toEqual([]);
  });
});
