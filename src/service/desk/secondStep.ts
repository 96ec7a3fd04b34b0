/** The second step of signing in: an app's codes, and ten recovery codes for when the phone is gone. */
import { DAY } from '../../core/calendar/durations';
import type { Change } from '../../core/model/change';
import { provedByPassword } from './ownPassword';
import type { AtDesk, DeskTools } from './ports';
import { record } from './records';
import { newCode, plainCode } from './secrets';
import { newTotpSecret, stepOf, totpUri } from './totp';

const RECOVERY_CODES = 10;
/** Fifty bits, with a few tries a day. */
const RECOVERY_LETTERS = 10;
/** They lie in a drawer for years. */
const RECOVERY_LIVES = 3650 * DAY;
const ISSUER = '乡信';

/** A secret for the app, as text and for a QR code. Nothing is kept until a code of it is said. */
export function totpBegin({ account }: AtDesk, { chance }: DeskTools): { secret: string; uri: string } {
  const secret = newTotpSecret(chance);
  return { secret, uri: totpUri(ISSUER, account.login, secret) };
}

/** The recovery codes, shown this once; null where the code is not of this secret, or the session was ended meanwhile. */
export async function totpConfirm(
  { at, secret, code }: { at: AtDesk; secret: string; code: string },
  tools: DeskTools,
): Promise<string[] | null> {
  const { id } = at.account;
  const step = /^[A-Z2-7]{32}$/.test(secret) ? stepOf(secret, code, tools.clock.now(), null) : null;
  if (step === null) return null;
  const { codes, changes } = newRecoveryCodes(id, tools);
  const done = await tools.store.commit([
    { kind: 'accountTotp', account: id, totp: secret },
    { kind: 'totpUsed', account: id, step },
    ...changes,
    // This browser has just said a code; others have to.
    { kind: 'deskSessionProved', hash: at.session.hash },
    { kind: 'deskSessionsEnded', account: id, except: at.session.hash },
    record(tools, 'account.secondStep', { actor: id, subject: id }),
  ]);
  return done === 'done' ? codes : null;
}

/** Without a second step from now on; false where that is not the password. */
export async function totpEnd(
  { at, password }: { at: AtDesk; password: string },
  tools: DeskTools,
): Promise<boolean> {
  const account = await provedByPassword(at, password, tools);
  if (!account) return false;
  const { id } = account;
  await tools.store.commit([
    { kind: 'accountTotp', account: id, totp: null },
    { kind: 'oneTimeCodesEnded', account: id, purpose: 'recovery' },
    record(tools, 'account.secondStepEnded', { actor: id, subject: id }),
  ]);
  return true;
}

/** Ten new ones in place of those of before; null where that is not the password. */
export async function recoveryCodes(
  { at, password }: { at: AtDesk; password: string },
  tools: DeskTools,
): Promise<string[] | null> {
  const account = await provedByPassword(at, password, tools);
  if (!account?.totp) return null;
  const { id } = account;
  const { codes, changes } = newRecoveryCodes(id, tools);
  await tools.store.commit([...changes, record(tools, 'account.recoveryCodes', { actor: id, subject: id })]);
  return codes;
}

function newRecoveryCodes(
  account: string,
  { clock, chance }: DeskTools,
): { codes: string[]; changes: Change[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newCode(chance, RECOVERY_LETTERS, 5));
  const until = clock.now() + RECOVERY_LIVES;
  const purpose = 'recovery';
  return {
    codes,
    changes: [
      { kind: 'oneTimeCodesEnded', account, purpose },
      ...codes.map(
        (code): Change => ({ kind: 'oneTimeCode', code: plainCode(code), account, purpose, until }),
      ),
    ],
  };
}
