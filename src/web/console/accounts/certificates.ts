/** Certificates by which somebody signs in: bound to an account from their text, and revoked. */
import { X509Certificate } from 'node:crypto';
import type { DeskAccount } from '../../../core/model/desk/account';
import { type FormErrors, typed } from '../frame/form';
import type { DeskCall, DeskRoute, EntryAnswer } from '../frame/route';
import type { AccountsTools } from './governed';

type Handle = (call: DeskCall, it: DeskAccount) => Promise<EntryAnswer>;

/** `at` makes a route of an account, `again` draws its page with what is wrong. */
export function certificateRoutes(
  { administration, certificates }: AccountsTools,
  at: (path: string, method: 'post', handle: Handle) => DeskRoute,
  again: (call: DeskCall, it: DeskAccount, errors: FormErrors) => Promise<EntryAnswer>,
): DeskRoute[] {
  return [
    at('/certificates', 'post', async (call, it) => {
      const read = certificateFrom(typed(call.form, 'certificate'));
      if (!read) return again(call, it, { certificate: 'certificate' });
      if (read.until <= call.now) return again(call, it, { certificate: 'certificateOver' });
      const isNew = await administration.bindCertificate({ ...read, account: it.id }, call.account.id);
      if (!isNew) return again(call, it, { certificate: 'certificateTaken' });
      return { to: `/accounts/${it.id}`, done: 'saved' };
    }),
    at('/certificates/end', 'post', async (call, it) => {
      const fingerprint = typed(call.form, 'fingerprint');
      const bound = (await certificates(it.id)).find((one) => one.fingerprint === fingerprint);
      if (bound) await administration.revokeCertificate(bound, call.account.id);
      return { to: `/accounts/${it.id}`, done: 'saved' };
    }),
  ];
}

/** PEM; null where it is none. */
function certificateFrom(text: string): { fingerprint: string; subject: string; until: number } | null {
  try {
    const { fingerprint256, subject, validTo } = new X509Certificate(text);
    const fingerprint = fingerprint256.replaceAll(':', '').toLowerCase();
    return { fingerprint, subject: subject.replace(/\s+/g, ' ').slice(0, 200), until: Date.parse(validTo) };
  } catch {
    return null;
  }
}
