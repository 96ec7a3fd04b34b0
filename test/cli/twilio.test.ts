import { startTwilio } from '../support/twilio';
import { play } from './play';

test('doctor asks Twilio whether the account lets us in, and says no secret', async () => {
  const twilio = await startTwilio();
  const { accountSid, authToken, apiUrl } = twilio.options();
  const env = {
    DATABASE_URL: 'file:/nowhere/at/all/x.db',
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_FROM: '+15005550006',
    TWILIO_API_URL: apiUrl ?? '',
  };
  expect((await play(['doctor'], env)).out).toContain('ok   Twilio: lets us in');
  twilio.faults.account = () => ({ status: 401, code: 20003 });
  const { code, out } = await play(['doctor'], env);
  expect(code).toBe(1);
  expect(out).toContain('FAIL Twilio: ');
  expect(out).toContain('20003');
  expect(out).not.toContain(authToken);
  expect(twilio.created.all).toEqual([]);
  await twilio.stop();
});
