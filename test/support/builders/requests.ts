/** What residents ask of the offices, whole and plain, each with what the test is about overridden. */
import type { Appointment } from '../../../src/core/model/matters';
import type { Rating, Ticket } from '../../../src/core/model/tickets';
import { NOW, PHONE } from './changes';

export function ticket(number: string, more: Partial<Ticket> = {}): Ticket {
  return {
    number,
    kind: 'complaint',
    phone: PHONE,
    case: null,
    text: '路灯不亮',
    at: NOW,
    state: 'open',
    answer: null,
    answeredAt: null,
    ...more,
  };
}

export function appointment(id: string, more: Partial<Appointment> = {}): Appointment {
  return { id, matter: 'JFXK', day: '2026-11-25', period: 'am', seat: 1, phone: PHONE, at: NOW, ...more };
}

export function rating(about: string, more: Partial<Rating> = {}): Rating {
  return { case: about, phone: PHONE, score: 3, at: NOW, changedAt: NOW, ...more };
}
