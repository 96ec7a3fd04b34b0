import { command } from '../../scene/command';
import { ownWords, word } from '../../scene/slotForms';
import { ASKED, ticketCommand } from './ticketCommand';

/** 投诉: what went wrong, in own words, goes to an office. */
export const complaintFile = command('complaint.file', {
  slots: { text: ownWords, ticket: word },
  ...ticketCommand('complaint'),
  asks: { 'complaint.ask': { ...ASKED, ended: 'complaint' } },
});
