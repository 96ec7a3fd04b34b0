/**
 * What SMPP, CMPP, SGIP and SMGP share: PDUs cut from a stream of octets, requests matched with responses by
 * sequence number, a time-out for each request, keep-alive, a window, a pace, and dialling again.
 *
 * A protocol brings a `Wire` (how its header is read) and a log-in; `Dialer` keeps one connection up, `Connection`
 * is one of its lives, `Pacer` decides when the next segment may go.
 */
export { Connection, type ConnectionTimes, type Peer } from './connection';
export { Dialer, type DialerOptions, type LineState, LoginRefused } from './dialer';
export { BadLength, Framer, type Wire } from './framer';
export { Pacer } from './pacer';
export { LinkError } from './pending';
