/** The window of a department: each key reports one event of one case, and the phones beside it ring. */
import { build, post } from './build.js';

export function openOffice(words) {
  const section = document.getElementById('office');
  if (!section) return null;
  const keys = document.getElementById('office-keys');
  const state = document.getElementById('office-state');
  const lead = document.getElementById('office-lead');
  let number = null;
  let standing = { state: null, case: null, next: [] };

  function key(type, label, usual) {
    const button = build('button', usual ? 'office-key usual' : 'office-key', label);
    button.type = 'button';
    button.addEventListener('click', () => report(type));
    return button;
  }

  function show(now) {
    standing = now;
    number = standing.case;
    delete state.dataset.failed;
    state.textContent = standing.state ? words.states[standing.state] : words.office.none;
    lead.textContent = number ?? words.office.lead;
    const next = standing.next.map((type, at) => key(type, words.events[type], at === 0));
    const again = build(
      'button',
      next.length === 0 ? 'office-key usual' : 'office-key quiet',
      words.office.again,
    );
    again.type = 'button';
    again.addEventListener('click', () => begin());
    keys.replaceChildren(...next, ...(number ? [again] : []));
  }

  async function begin() {
    lead.textContent = words.office.lead;
    show(await post('/api/simulator/office', {}));
  }

  async function report(type) {
    for (const button of keys.children) button.disabled = true;
    try {
      show(await post('/api/simulator/office', { ...(number && { case: number }), type }));
    } catch (error) {
      for (const button of keys.children) button.disabled = false;
      state.textContent = words.office.failed;
      state.dataset.failed = 'yes';
      // A refusal has its reason; a connection that broke has none that anybody could read.
      lead.textContent = error.refused ? error.message : words.office.lost;
    }
  }

  begin().catch(() => section.remove());

  return {
    /** The service can be reached again: what did not get there is no news any more. */
    back() {
      if (state.dataset.failed) show(standing);
    },
  };
}
