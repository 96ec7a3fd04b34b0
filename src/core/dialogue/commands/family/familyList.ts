import type { FamilyPhone } from '../../../model/people';
import { fingerprint } from '../../../text/fingerprint';
import { maskPhone } from '../../../text/mask';
import { standing } from '../../phones/family';
import { type Choice, command } from '../../scene/command';
import { say } from '../../scene/say';
import { houseLine } from './houseLine';

/** 家人: which phones read this household's money, and whose this phone reads. A digit leads on to each. */
export const familyList = command('family.list', {
  slots: {},
  writes: false,
  keepsText: true,
  async load(_, ask, { caller, now }): Promise<FamilyPhone[]> {
    const own = caller.household?.id;
    return own === undefined ? [] : standing({ rows: await ask.familyOf(own) }, now);
  },
  answer(_, rows, { caller }) {
    const { household, family = [] } = caller;
    const own = household !== null;
    const phones = rows.map(({ phone, state }) => ({ phone: maskPhone(phone), asked: state !== 'live' }));
    const choices: Choice[] = [
      ...(own ? [ADD] : []),
      ...rows.map(
        ({ id, phone }): Choice => ({
          label: { row: { view: 'family.phoneRow', data: { phone: maskPhone(phone) } } },
          act: { intent: 'family.remove', slots: { id } },
        }),
      ),
      ...family.map(({ id, head }) =>
        houseLine(head, { intent: 'subsidy.query', slots: { family: fingerprint(id) } }),
      ),
    ];
    const show = { view: 'family.list', data: { own, phones, homes: family.length } } as const;
    return say(show, choices.slice(0, MOST));
  },
});

const ADD: Choice = { label: { name: 'familyAdd' }, act: { intent: 'family.add', slots: {} } };
/** `9` and `0` are taken. */
const MOST = 8;
