import { bookingSlots } from '../reading/appointment';
import { headIs, isToFriend, type Rule } from './rule';

/** 改到后天, 换一天: of a visit that was just spoken of, and nothing else. */
export const moveBooking: Rule = (reading) => {
  const other = reading.phones.length > 0 || reading.has('stranger') || isToFriend(reading);
  const slots = bookingSlots(reading);
  // 周五 leaves a character to the rest.
  if (!reading.has('shift') || reading.rest > (slots.date === undefined ? 0 : 1) || other) return null;
  return { intent: 'appointment.book', slots: { ...slots, move: true } };
};

export const book: Rule = (reading) => {
  const named = reading.command('appointment.book');
  const moves = reading.has('shift') && (named || reading.has('appointment'));
  const slots = { ...bookingSlots(reading), ...(moves && { move: true as const }) };
  const wants =
    named ||
    moves ||
    (reading.has('book') && ((slots.date !== undefined && reading.rest <= 1) || slots.matter !== undefined));
  const comes =
    slots.date !== undefined &&
    reading.hint('coming') &&
    (slots.matter !== undefined || slots.period !== undefined);
  const friend = reading.has('stranger') && slots.matter === undefined;
  const elsewhere = Object.keys(slots).length === 0 && reading.rest > 1 && !reading.has('place');
  if ((!wants && !comes) || friend || elsewhere || (reading.has('phone') && !slots.date)) return null;
  if (named && !headIs(reading, 'appointment.book') && reading.hint('howToBook')) return null;
  return { intent: 'appointment.book', slots };
};

export const cancelBooking: Rule = (reading) => {
  const dropsIt = reading.command('cancel') && reading.has('appointment') && reading.rest === 0;
  if (dropsIt || reading.command('appointment.cancel')) return { intent: 'appointment.cancel', slots: {} };
  const visit =
    reading.has('book') || (reading.phones.length === 0 && bookingSlots(reading).date !== undefined);
  const drops = reading.has('drop') && (reading.has('appointment') || (reading.hint('visit') && visit));
  return drops && !reading.has('expedite') ? { intent: 'appointment.cancel', slots: {} } : null;
};
