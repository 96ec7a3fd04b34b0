import { bookingSlots } from '../appointment';
import { headIs, type Rule } from './rule';

export const book: Rule = (reading) => {
  const named = reading.command('appointment.book');
  const slots = bookingSlots(reading);
  const wants =
    named ||
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
