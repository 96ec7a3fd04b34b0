/** Phones of the demo township that ask for a move of numbers, what each is shown, and what others are told. */
import type { CaseLimits } from '../../../../src/core/model/limits';
import type { Medium } from '../../../../src/core/model/message';
import type { ViewName } from '../../../../src/core/views';
import { inbound } from '../../../support/builders/changes';
import { township } from '../../../worlds/countyService';

export const NEW = '+8613900005678';
export const PROOF = '王德福 140079';
export const DAY = 24 * 3_600_000;
export const CODE = /GH(\d{6})/;

let messages = 0;

/** `limits` beside those that come with the service. */
export async function play(limits: Partial<CaseLimits> = {}) {
  let shown: unknown = null;
  const town = await township({
    limits,
    trace: ({ step, detail }) => {
      if (step === 'lookedUp') shown = detail.view;
    },
  });
  const say = async (from: string, text: string, medium: Medium = 'sms') => {
    const { replies } = await town.receive(
      inbound(`p${++messages}`, { from, text, medium, at: town.clock.now() }),
    );
    // Else the same words again are a carrier's repeat.
    town.clock.advance(60_000);
    return replies.map((reply) => reply.text).join('\n');
  };
  /** The view that is shown for it. */
  const see = async (from: string, text: string, medium?: Medium) => {
    await say(from, text, medium);
    return shown;
  };
  /** Who was sent which notice. */
  const told = () => town.of('owed').map(({ message }) => [message.to, message.template]);
  /** The texts of this notice, to this phone. */
  const textsTo = (phone: string, view: ViewName) =>
    town
      .of('owed')
      .filter(({ message }) => message.to === phone && message.template === view)
      .map(({ message }) => message.text);
  /** The code in the last message to this phone. */
  const sentTo = (phone: string) =>
    town
      .of('owed')
      .filter(({ message }) => message.to === phone)
      .map(({ message }) => /(?<!\d)\d{6}(?!\d)/.exec(message.text)?.[0])
      .at(-1) ?? '';
  const household = async (phone: string) => (await town.store.reads.caller(phone)).household?.head ?? null;
  return {
    ...town,
    say,
    see,
    /** The view that was shown last. */
    shown: () => shown,
    told,
    textsTo,
    sentTo,
    household,
    moves: () => town.of('phoneMoved').length,
  };
}

export const codeIn = (text: string) => CODE.exec(text)?.[1] ?? '';
export const wrongOf = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
