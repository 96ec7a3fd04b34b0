/**
 * What SMPP, CMPP, SGIP and SMGP share: PDUs cut from a stream of octets, requests matched with responses by
 * sequence number, a time-out for each request, keep-alive, a window, a pace, and dialling again.
 *
 * A protocol brings a `Wire` (how its header is read) and a log-in; `Line` keeps one connection up, `Connection`
 * is one of its lives, `Gate` decides when the next segment may go.
 */
export { Connection, type ConnectionTimes, type Peer } from './connection';
export { BadLength, Framer, type Wire } from './framer';
export { Gate } from './gate';
export { Line, type LineOptions, type LineState, LoginRefused } from './line';
export { LinkError } from './pending';
