/** The phone on the page. Without this module the same form posts to the server and works. */
import { openJourneys } from './journeys.js';

const words = JSON.parse(document.getElementById('words').textContent);
const form = document.getElementById('sms');
const entry = document.getElementById('text');
const thread = document.getElementById('thread');
const keypad = form.querySelector('.keypad');
const stillness = matchMedia('(prefers-reduced-motion: reduce)');
const journeys = openJourneys(words, (owner, text) =>
  add(owner, line('bubble theirs', text.text, noteOf(text))),
);

/** What each person's screen shows while another is being played. */
const shelves = new Map();
let phone = currentPhone();
journeys.follow(phone);

function currentPhone() {
  return new FormData(form).get('from') ?? '';
}

/** Hands the phone to somebody else; resolves once the live view follows. */
async function become(next) {
  if (next === phone) return;
  const shelf = document.createDocumentFragment();
  shelf.append(...thread.childNodes);
  shelves.set(phone, shelf);
  phone = next;
  const kept = shelves.get(next);
  if (kept) thread.append(kept);
  else thread.append(line('aside welcome', words.welcome));
  thread.scrollTop = thread.scrollHeight;
  await journeys.follow(next);
}

function line(className, text, note) {
  const item = document.createElement('li');
  item.className = className;
  const says = document.createElement('p');
  says.textContent = text;
  item.append(says);
  if (note) {
    const small = document.createElement('span');
    small.className = 'bubble-note';
    small.textContent = note;
    item.append(small);
  }
  return item;
}

/** Adds to the screen of whoever sent it, even if another is being played by now; a long text shows its beginning. */
function add(owner, item) {
  if (owner !== phone) return void shelves.get(owner)?.append(item);
  thread.querySelector('.welcome')?.remove();
  thread.append(item);
  const top = item.offsetTop - thread.offsetTop - 8;
  thread.scrollTo({ top, behavior: stillness.matches ? 'auto' : 'smooth' });
}

function noteOf(reply) {
  const unit = reply.segments === 1 ? words.segment : words.segments;
  const encoding = reply.encoding === 'gsm7' ? 'GSM-7' : 'UCS-2';
  return `${[...reply.text].length}${words.characters} · ${reply.segments}${unit} · ${encoding}`;
}

async function send(text) {
  const owner = phone;
  add(owner, line('bubble mine', text));
  journeys.expect(owner, text);
  const waiting = line('bubble theirs waiting', '…');
  waiting.setAttribute('aria-label', words.sending);
  add(owner, waiting);
  try {
    const response = await fetch('/api/simulator/sms', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ from: owner, text }),
    });
    if (!response.ok) throw new Error(String(response.status));
    const { replies } = await response.json();
    waiting.remove();
    for (const reply of replies) add(owner, line('bubble theirs', reply.text, noteOf(reply)));
    if (replies.length === 0) add(owner, line('aside', words.silence));
  } catch {
    waiting.remove();
    journeys.forget(owner, text);
    add(owner, line('aside failed', words.failed));
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const item = event.submitter?.name === 'try' ? event.submitter.dataset : null;
  if (item) {
    const radio = form.elements.from;
    if (radio.value !== item.as) radio.value = item.as;
    await become(item.as);
    if (matchMedia('(max-width: 719px)').matches) form.scrollIntoView({ block: 'start' });
    return send(item.text);
  }
  const text = entry.value;
  if (text.trim() === '') return entry.focus();
  entry.value = '';
  await become(currentPhone());
  return send(text);
});

document.addEventListener('change', (event) => {
  if (event.target.name === 'from') become(currentPhone());
});

/** Types at the caret, as the keyboard would. */
function type(character) {
  entry.setRangeText(character, entry.selectionStart, entry.selectionEnd, 'end');
}

keypad.addEventListener('click', (event) => {
  const key = event.target.closest('[data-key]');
  if (!key) return;
  type(key.dataset.key);
  key.classList.add('struck');
  key.addEventListener('animationend', () => key.classList.remove('struck'), { once: true });
});

document.getElementById('clear').addEventListener('click', () => {
  const { selectionStart: start, selectionEnd: end, value } = entry;
  const last = [...value.slice(0, start)].at(-1) ?? '';
  entry.setRangeText('', start === end ? start - last.length : start, end, 'end');
});

form.querySelector('.pad').addEventListener('click', (event) => {
  const way = Number(event.target.dataset.scroll ?? 0);
  thread.scrollBy({ top: way * 80, behavior: stillness.matches ? 'auto' : 'smooth' });
});

/** The keyboard belongs to the phone wherever nothing else is being used; its keys go down as they are typed. */
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  keypad.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.classList.add('pressed');
  const idle = document.activeElement === document.body || document.activeElement === thread;
  if (idle && event.key.length === 1 && event.key !== ' ') entry.focus();
});
document.addEventListener('keyup', () => {
  for (const key of keypad.querySelectorAll('.pressed')) key.classList.remove('pressed');
});

function showTime() {
  const now = new Date();
  document.getElementById('clock').textContent =
    `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`;
  setTimeout(showTime, 60_000 - (now.getTime() % 60_000));
}
showTime();
