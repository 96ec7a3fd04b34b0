/** Twilio, for installations outside mainland China: `TWILIO_…`, and PUBLIC_URL, which Twilio calls. */
import { text, webAddress } from '../../src/config/schema';
import { isLoopback } from '../../src/net/address';
import { type Carrier, type GatewayPlan, phrase, type Settings, type ValuesOf } from '../../src/ports';
import { NAME, type TwilioOptions } from './api';

const account = (letters: string) =>
  text(new RegExp(`^${letters}[0-9a-fA-F]{32}$`), 'is not such an identifier');

const SETTINGS = {
  TWILIO_ACCOUNT_SID: { allowed: 'AC and 32 hexadecimal digits', schema: account('AC') },
  TWILIO_AUTH_TOKEN: {
    allowed: '32 hexadecimal digits',
    schema: text(/^[0-9a-fA-F]{32}$/, 'is not such a token'),
    secret: true,
  },
  TWILIO_FROM: {
    allowed: 'a number as +8613800000001, a short code, or a sender name of at most 11 letters',
    schema: text(/^(\+[1-9]\d{6,14}|\d{3,8}|[A-Za-z0-9 ]{1,11})$/, 'is not a sender'),
  },
  TWILIO_MESSAGING_SERVICE_SID: { allowed: 'MG and 32 hexadecimal digits', schema: account('MG') },
  TWILIO_API_URL: { allowed: 'an http:// or https:// address', schema: webAddress },
} satisfies Settings;

type Values = ValuesOf<typeof SETTINGS>;

export const twilio: Carrier<typeof SETTINGS> = {
  name: 'twilio',
  reserved: [NAME],
  setBy: 'TWILIO_',
  settings: SETTINGS,
  faults: missing,
  gateways(values, { publicUrl }) {
    const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken } = values;
    if (accountSid === null || authToken === null) return [];
    const options = {
      accountSid,
      authToken,
      from: values.TWILIO_FROM,
      messagingServiceSid: values.TWILIO_MESSAGING_SERVICE_SID,
      apiUrl: values.TWILIO_API_URL,
      publicUrl,
    };
    return [planOf(options)];
  },
};

/** Whoever sets one of them needs three: the account, its token, and something to send from. */
function missing(values: Partial<Values>) {
  if (Object.values(values).every((value) => value === null)) return [];
  const faults: { name: keyof Values; wrong: string }[] = [];
  for (const name of ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'] as const) {
    if (!values[name]) faults.push({ name, wrong: 'is missing, but other TWILIO_ variables are set' });
  }
  if (!values.TWILIO_FROM && values.TWILIO_MESSAGING_SERVICE_SID === null) {
    const wrong = 'is missing, and so is TWILIO_MESSAGING_SERVICE_SID: one of them must be set';
    faults.push({ name: 'TWILIO_FROM', wrong });
  }
  return faults;
}

function planOf(options: TwilioOptions): GatewayPlan {
  const { from, messagingServiceSid, apiUrl, publicUrl } = options;
  const source = from ?? messagingServiceSid ?? '';
  return {
    name: NAME,
    carrier: 'twilio',
    // It is called where the web is, and can be sent by from where the links are too.
    roles: ['web', 'gateway'],
    sends: true,
    route: source === '' ? null : { name: NAME, source, perSecond: 0 },
    people: true,
    outside: apiUrl === null || !isLoopback(new URL(apiUrl).hostname),
    dialled: false,
    create(tools) {
      const { createTwilioGateway } = require('./gateway') as typeof import('./gateway');
      return createTwilioGateway(options, tools);
    },
    check: {
      subject: { english: 'Twilio', values: [] },
      todo: phrase`Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, and that this machine may call out.`,
      async look() {
        const { connectTo, loadPackage } = require('./api') as typeof import('./api');
        await connectTo(loadPackage(), options, Date).ping();
        return phrase`lets us in; it must be able to call ${publicUrl}`;
      },
    },
  };
}
