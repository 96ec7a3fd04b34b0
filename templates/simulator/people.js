/** Who is being played, and whose phone has rung meanwhile. */
import { digits } from './build.js';

/** `words` are those of the page. */
export function openPeople(words) {
  const fields = [...document.querySelectorAll('[name="from"]')];
  const played = fields[0].type === 'radio';
  const followers = [];
  const unread = new Map();
  let phone = current();

  function current() {
    return new FormData(document.getElementById('sms')).get('from') ?? '';
  }

  function changed() {
    const next = current();
    if (next === phone) return;
    const before = phone;
    phone = next;
    read(next);
    for (const follow of followers) follow(next, before);
  }

  function show(owner) {
    const badge = document.querySelector(`[data-badge="${CSS.escape(owner)}"]`);
    if (!badge) return;
    const count = unread.get(owner) ?? 0;
    badge.hidden = count === 0;
    badge.textContent = count;
    badge.setAttribute('aria-label', `${count}${words.unread}`);
  }

  function read(owner) {
    unread.delete(owner);
    show(owner);
  }

  document.addEventListener('change', (event) => {
    if (event.target.name === 'from') changed();
  });

  return {
    get phone() {
      return phone;
    },
    /** All whose phones are on the page. */
    phones: () => (played ? fields.map((field) => field.value) : [phone]),
    /** Name and role, or the number where it is nobody of the demo. */
    nameOf(owner) {
      const field = fields.find(({ value }) => played && digits(value) === digits(owner));
      return field ? `${field.dataset.role} ${field.dataset.name}` : owner;
    },
    /** The phone of ours that is written so, or itself. */
    ours: (owner) => fields.find(({ value }) => digits(value) === digits(owner))?.value ?? owner,
    /** Calls with the new phone and the one before. */
    follow: (tell) => followers.push(tell),
    become(next) {
      const field = fields.find(({ value }) => played && value === next);
      if (field) field.checked = true;
      changed();
    },
    /** A text arrived that nobody looks at. */
    ring(owner) {
      if (owner === phone) return;
      unread.set(owner, (unread.get(owner) ?? 0) + 1);
      show(owner);
    },
    changed,
  };
}
