/** The limit: an ESME that answers each text with itself and keeps nothing. */
import { sendBack, startEsme } from './esme';

startEsme(Number(process.argv[2]), (pdu, esme) => {
  if (pdu.command !== 'deliver_sm') return;
  esme.respond('deliver_sm_resp', pdu);
  sendBack(pdu, esme);
});
