/** The phone that texts: a thread for each person, a line to write on. */
import { build, post, rubOut, stillness, type, wireKeys } from './build.js';

/** `words` are those of the page. */
export function openSms(words, people, journeys) {
  const form = document.getElementById('sms');
  const entry = document.getElementById('text');
  const thread = document.getElementById('thread');
  /** What each person's screen shows while another is being played. */
  const shelves = new Map();
  const known = new Set([...thread.querySelectorAll('[data-id]')].map((item) => item.dataset.id));

  function line(className, text, note) {
    const item = build('div', className);
    item.append(build('p', '', text));
    if (note) item.append(build('span', 'bubble-note', note));
    return item;
  }

  function shelfOf(owner) {
    if (!shelves.has(owner)) shelves.set(owner, document.createDocumentFragment());
    return shelves.get(owner);
  }

  /** Adds to the screen of whoever it is for; a long text shows its beginning. */
  function add(owner, item, calmly = false) {
    if (owner !== people.phone) return void shelfOf(owner).append(item);
    thread.querySelector('.welcome')?.remove();
    thread.append(item);
    const top = item.offsetTop - thread.offsetTop - 8;
    thread.scrollTo({ top, behavior: calmly || stillness.matches ? 'auto' : 'smooth' });
  }

  function noteOf(reply) {
    const unit = reply.segments === 1 ? words.segment : words.segments;
    return `${[...reply.text].length}${words.characters} · ${reply.segments}${unit} · ${words.values[reply.encoding]}`;
  }

  async function send(text) {
    const owner = people.phone;
    add(owner, line('bubble mine', text));
    journeys.expect(owner, text, 'sms');
    const waiting = line('bubble theirs waiting', '…');
    waiting.setAttribute('aria-label', words.sms.sending);
    add(owner, waiting);
    try {
      const { replies } = await post('/api/simulator/sms', { from: owner, text });
      waiting.remove();
      for (const reply of replies) add(owner, line('bubble theirs', reply.text, noteOf(reply)));
      if (replies.length === 0) add(owner, line('aside', words.sms.silence));
    } catch {
      waiting.remove();
      journeys.forget(owner, text);
      add(owner, line('aside failed', words.sms.failed));
    }
  }

  people.follow((phone, before) => {
    shelfOf(before).append(...thread.childNodes);
    thread.append(shelfOf(phone));
    if (!thread.firstChild) thread.append(line('aside welcome', words.sms.welcome));
    thread.scrollTop = thread.scrollHeight;
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter?.name === 'try') return;
    const text = entry.value;
    if (text.trim() === '') return entry.focus();
    entry.value = '';
    people.changed();
    return send(text);
  });
  document.getElementById('clear').addEventListener('click', () => rubOut(entry));
  wireKeys(
    form,
    (key) => type(entry, key),
    () => thread,
  );

  return {
    send,
    entry,
    thread,
    /** A text that nobody asked for; false where it is there already. `kept`: it lay there before. */
    arrive(arrival, kept = false) {
      if (known.has(arrival.id)) return false;
      known.add(arrival.id);
      const item = line(`bubble theirs unasked ${arrival.lane}`, arrival.text, noteOf(arrival));
      add(people.ours(arrival.to), item, kept);
      return true;
    },
  };
}
