/** What the Twilio gateway is told. */
export interface TwilioOptions {
  accountSid: string;
  authToken: string;
  /** A number, short code or sender name of the account. At least one of this and the next is given. */
  from: string | null;
  messagingServiceSid: string | null;
  /** Another base URL than Twilio's own. */
  apiUrl: string | null;
  /** What Twilio calls us, without a slash at its end: signatures are made over it. */
  publicUrl: string;
}

export const NAME = 'twilio';
export const INBOUND_PATH = '/gateways/twilio/inbound';
export const STATUS_PATH = '/gateways/twilio/status';
