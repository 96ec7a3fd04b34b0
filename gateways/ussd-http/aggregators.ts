/**
 * Who calls us for USSD over HTTP, and in which words. A new aggregator is a row: by which fields it is known, where
 * its own are, whether its text holds all inputs so far or the last one, and how it wants to be answered.
 */
type Phase = 'new' | 'resume' | 'close';

/**
 * A request's fields by name, in small letters: manuals of the same aggregator differ in the case. Numbers and truth
 * values as text; what is null is not there.
 */
export type Fields = Readonly<Record<string, string>>;

export interface Aggregator {
  name: string;
  body: 'form' | 'json';
  /** Fields that every call of its brings, and together nobody else's. */
  known: readonly string[];
  fields: {
    phone: string;
    text: string;
    /** Where it is not sent the phone names the session. */
    session: string;
    /** Absent, or not sent: the first text is the dialled code, or there is only one. */
    code?: string;
    /** Counts the requests of a session. */
    step?: string;
  };
  text: 'cumulative' | 'latest';
  /** The field that says where in its life a session is, and its words; all other words are `resume`. */
  phase?: { field: string; words: Readonly<Record<string, Phase>> };
  answer(fields: Fields, says: string, ends: boolean): object | string;
}

/** A first request says that it is one. */
const FIRST = { true: 'new', '1': 'new', yes: 'new' } as const;

const AGGREGATORS: readonly Aggregator[] = [
  {
    name: 'africastalking',
    body: 'form',
    known: ['sessionid', 'phonenumber'],
    fields: { session: 'sessionid', phone: 'phonenumber', code: 'servicecode', text: 'text' },
    text: 'cumulative',
    // Its word on a session that is over comes to the same address, where no other was given.
    phase: { field: 'status', words: { success: 'close', incomplete: 'close', failed: 'close' } },
    answer: (_, says, ends) => `${ends ? 'END' : 'CON'} ${says}`,
  },
  {
    name: 'advanta',
    body: 'form',
    known: ['sessionid', 'msisdn'],
    fields: { session: 'sessionid', phone: 'msisdn', code: 'ussdcode', text: 'input' },
    text: 'cumulative',
    answer: (_, says, ends) => `${ends ? 'END' : 'CON'} ${says}`,
  },
  {
    name: 'hubtel',
    body: 'json',
    known: ['sessionid', 'mobile'],
    fields: { session: 'sessionid', phone: 'mobile', code: 'servicecode', text: 'message', step: 'sequence' },
    text: 'latest',
    phase: { field: 'type', words: { initiation: 'new', release: 'close', timeout: 'close' } },
    answer: ({ sessionid, clientstate = '' }, says, ends) => ({
      SessionId: sessionid,
      Type: ends ? 'Release' : 'Response',
      Message: says,
      ClientState: clientstate,
    }),
  },
  {
    name: 'nalo',
    body: 'json',
    known: ['msisdn', 'msgtype'],
    fields: { session: 'sessionid', phone: 'msisdn', text: 'userdata' },
    text: 'latest',
    phase: { field: 'msgtype', words: FIRST },
    answer: ({ userid = '', msisdn, userdata = '' }, says, ends) => ({
      USERID: userid,
      MSISDN: msisdn,
      USERDATA: userdata,
      MSG: says,
      MSGTYPE: !ends,
    }),
  },
  {
    // /gateways/ussd/session/ID/start, …/response and …/end: the phone and the code may stand in the first alone.
    name: 'infobip',
    body: 'json',
    known: ['session', 'act'],
    fields: { session: 'session', phone: 'msisdn', code: 'shortcode', text: 'text' },
    text: 'latest',
    phase: { field: 'act', words: { start: 'new', end: 'close' } },
    answer: (_, says, ends) => ({
      shouldClose: ends,
      ussdMenu: says,
      responseExitCode: 200,
      responseMessage: '',
    }),
  },
  {
    name: 'arkesel',
    body: 'json',
    known: ['sessionid', 'msisdn'],
    fields: { session: 'sessionid', phone: 'msisdn', text: 'userdata' },
    text: 'latest',
    phase: { field: 'newsession', words: FIRST },
    answer: ({ sessionid, userid = '', msisdn }, says, ends) => ({
      sessionID: sessionid,
      userID: userid,
      msisdn,
      message: says,
      continueSession: !ends,
    }),
  },
];

/** The one that speaks so; whatever else it sends says nothing. */
export function aggregatorOf(body: Aggregator['body'], fields: Fields): Aggregator | null {
  const has = (name: string) => Object.hasOwn(fields, name);
  return AGGREGATORS.find((one) => one.body === body && one.known.every(has)) ?? null;
}
