/**
 * Who calls us for USSD over HTTP, and in which words. A new aggregator is a row: where its fields are, whether its
 * text holds all inputs so far or the last one, and how it wants to be answered.
 */
type Phase = 'new' | 'resume' | 'close';

/** A request's fields by name; numbers and truth values as text. */
export type Fields = Readonly<Record<string, string>>;

export interface Aggregator {
  name: string;
  body: 'form' | 'json';
  fields: {
    phone: string;
    text: string;
    /** Absent: what stands in the address, or else the phone names the session. */
    session?: string;
    /** Absent: the first text is the dialled code. */
    code?: string;
    /** Counts the requests of a session. */
    step?: string;
  };
  text: 'cumulative' | 'latest';
  /** The field that says where in its life a session is, and its words; all other words are `resume`. */
  phase?: { field: string; words: Readonly<Record<string, Phase>> };
  answer(fields: Fields, says: string, ends: boolean): object | string;
}

const AGGREGATORS: readonly Aggregator[] = [
  {
    name: 'africastalking',
    body: 'form',
    fields: { session: 'sessionId', phone: 'phoneNumber', code: 'serviceCode', text: 'text' },
    text: 'cumulative',
    answer: (_, says, ends) => `${ends ? 'END' : 'CON'} ${says}`,
  },
  {
    name: 'advanta',
    body: 'form',
    fields: { session: 'SESSIONID', phone: 'MSISDN', code: 'USSDCODE', text: 'INPUT' },
    text: 'cumulative',
    answer: (_, says, ends) => `${ends ? 'END' : 'CON'} ${says}`,
  },
  {
    name: 'hubtel',
    body: 'json',
    fields: { session: 'SessionId', phone: 'Mobile', code: 'ServiceCode', text: 'Message', step: 'Sequence' },
    text: 'latest',
    phase: { field: 'Type', words: { initiation: 'new', release: 'close', timeout: 'close' } },
    answer: ({ SessionId, ClientState = '' }, says, ends) => ({
      SessionId,
      Type: ends ? 'Release' : 'Response',
      Message: says,
      ClientState,
    }),
  },
  {
    name: 'arkesel',
    body: 'json',
    fields: { session: 'sessionID', phone: 'msisdn', text: 'userData' },
    text: 'latest',
    phase: { field: 'newSession', words: { true: 'new' } },
    answer: ({ sessionID, userID = '', msisdn }, says, ends) => ({
      sessionID,
      userID,
      msisdn,
      message: says,
      continueSession: !ends,
    }),
  },
  {
    name: 'nalo',
    body: 'json',
    fields: { phone: 'MSISDN', text: 'USERDATA' },
    text: 'latest',
    phase: { field: 'MSGTYPE', words: { true: 'new' } },
    answer: ({ USERID = '', MSISDN, USERDATA }, says, ends) => ({
      USERID,
      MSISDN,
      USERDATA,
      MSG: says,
      MSGTYPE: !ends,
    }),
  },
  {
    // /gateways/ussd/session/ID/start, …/response and …/end
    name: 'infobip',
    body: 'json',
    fields: { session: 'session', phone: 'msisdn', code: 'shortCode', text: 'text' },
    text: 'latest',
    phase: { field: 'act', words: { start: 'new', end: 'close' } },
    answer: (_, says, ends) => ({
      shouldClose: ends,
      ussdMenu: says,
      responseExitCode: 200,
      responseMessage: '',
    }),
  },
];

/** The one that speaks so: all that it must bring is there, in its own spelling. */
export function aggregatorOf(body: Aggregator['body'], fields: Fields): Aggregator | null {
  const has = (name: string | undefined) => name === undefined || Object.hasOwn(fields, name);
  const brings = ({ fields: { phone, text, session, code }, phase }: Aggregator) =>
    [phone, text, session, code, phase?.field].every(has);
  return AGGREGATORS.find((one) => one.body === body && brings(one)) ?? null;
}
