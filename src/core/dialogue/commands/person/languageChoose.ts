import type { Change } from '../../../model/change';
import type { Act } from '../../../model/intent';
import { LANGUAGES, type Language } from '../../../model/message';
import { type Choice, command, nothing } from '../../scene/command';
import { say } from '../../scene/say';
import { among } from '../../scene/slotForms';

/** 中文, English: from now on answers and notices are in that one, on every medium. */
export const languageChoose = command('language.choose', {
  slots: { language: among(...LANGUAGES) },
  writes: ({ language }) => language !== undefined,
  public: true,
  keepsText: true,
  load: nothing,
  answer({ language }, _, { inbound, now, fresh, caller }) {
    if (language !== undefined) {
      return {
        reply: { show: { view: 'language.chosen', data: {} } },
        // Who has no number is answered in it, and told nothing.
        changes:
          inbound.from === '' ? [] : languageChanges(inbound.from, language, inbound.from, now, fresh.id),
        dialogue: { language, open: null, trail: [] },
        undo: language === caller.language ? null : back(language),
      };
    }
    const choices = LANGUAGES.map(
      (each): Choice => ({
        label: { name: `language.${each}` },
        act: { intent: 'language.choose', slots: { language: each } },
      }),
    );
    return say({ view: 'language.ask', data: {} }, choices);
  },
});

/** To the other one: there are two. */
function back(from: Language): Act {
  return { intent: 'language.choose', slots: { language: from === 'en' ? 'zh-CN' : 'en' } };
}

/** The choice for a phone, and who made it. `id` is that of the entry in the audit. */
export function languageChanges(
  phone: string,
  language: Language,
  actor: string,
  at: number,
  id: string,
): Change[] {
  return [
    { kind: 'language', phone, language, at },
    { kind: 'audit', id, at, actor, action: 'phone.language', subject: `${phone} ${language}` },
  ];
}
