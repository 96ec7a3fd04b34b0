/** Which protocol a link speaks is seen from its log-in. */
import { cmpp } from './cmpp';
import { COMMAND, deliverSm, readSubmit, responseTo, sequenceOf, statusOf } from './pdu';
import { sgip } from './sgip';
import { smgp } from './smgp';
import { commandOf, isResponse, type Speech } from './speech';

export type { Speech } from './speech';

const BINDS: readonly number[] = [COMMAND.bind_transceiver, COMMAND.bind_receiver, COMMAND.bind_transmitter];

const smpp: Speech = {
  full: 0x14, // ESME_RMSGQFUL
  kindOf(pdu) {
    const command = commandOf(pdu);
    if (BINDS.includes(command)) return 'login';
    return command === COMMAND.submit_sm
      ? 'submit'
      : command === COMMAND.deliver_sm_resp
        ? 'answer'
        : 'other';
  },
  letIn: (pdu) => responseTo(pdu, 'bench'),
  taken: (pdu, number) => responseTo(pdu, number.toString(16)),
  other: (pdu) => (isResponse(pdu) ? null : responseTo(pdu)),
  deliver: deliverSm,
  statusOf,
  sequenceOf,
  readSubmit,
};

/** The log-ins of the others have a length of their own. */
const BY_LENGTH: ReadonlyMap<number, Speech> = new Map([
  [39, cmpp],
  [42, smgp],
  [61, sgip],
]);

export function speechOf(login: Buffer): Speech {
  return (commandOf(login) === 1 && BY_LENGTH.get(login.length)) || smpp;
}
