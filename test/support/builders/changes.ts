/** Messages and changes for tests of the store, whole and plain, each with what the test is about overridden. */

import { newDialogue } from '../../../src/core/dialogue/newDialogue';
import type { Change, Settlement } from '../../../src/core/model/change';
import type { Inbound, InboundPart, Outbound, Receipt } from '../../../src/core/model/message';

export const NOW = Date.UTC(2026, 10, 23, 1, 0, 0);
export const PHONE = '+8613800000001';

export function inbound(id: string, more: Partial<Inbound> = {}): Inbound {
  return {
    id,
    gateway: 'cm',
    medium: 'sms',
    from: PHONE,
    to: '10628',
    text: '补贴',
    at: NOW,
    connection: 'cm.1',
    ...more,
  };
}

export function outbound(id: string, more: Partial<Outbound> = {}): Outbound {
  return {
    id,
    gateway: 'cm',
    lane: 'reply',
    to: PHONE,
    from: '10628',
    text: '316.50元',
    expiresAt: NOW + 86_400_000,
    attempts: 0,
    ...more,
  };
}

/** `text` is what its octets are made of. */
export function part(
  number: number,
  { text = '补贴', ...more }: Partial<InboundPart> & { text?: string } = {},
): InboundPart {
  const { text: _, ...message } = inbound(`part${number}`);
  const piece = { octets: Buffer.from(text, 'utf16le').swap16(), alphabet: 'ucs2' as const };
  return { ...message, ...piece, part: { reference: 7, width: 8, total: 2, number }, ...more };
}

export function receipt(state: Receipt['state'], ...references: string[]): Receipt {
  return { gateway: 'cm', references, to: [PHONE], state, at: NOW };
}

/** What one question commits: the message, the dialogue after it, and the answer. */
export function turnOf(id: string, turn: number, phone = PHONE): Change[] {
  return [
    { kind: 'received', message: inbound(id, { from: phone }), turn, intent: 'subsidy.query' },
    { kind: 'dialogue', dialogue: { ...newDialogue(phone, 'zh-CN'), turn }, at: NOW },
    { kind: 'owed', message: outbound(`out-${id}`, { to: phone, answers: id }), at: NOW },
  ];
}

export function sent(id: string, ...references: string[]): Change {
  const settlement: Settlement = { id, gateway: 'cm', at: NOW, outcome: 'sent', references };
  return { kind: 'settled', settlement };
}
