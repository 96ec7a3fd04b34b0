/** The phone that dials: one session at a time for each person, a screen, and a network that does not wait for ever. */
import { post, type, wireKeys } from './build.js';

/** So long a network waits for a key, milliseconds. */
const PATIENCE = 60_000;

/** `words` are those of the page. */
export function openUssd(words, people, journeys) {
  const form = document.getElementById('ussd');
  const screen = form.querySelector('.screen');
  const entry = document.getElementById('dialled');
  const fuse = document.getElementById('ussd-fuse');
  const show = (id, text) => {
    document.getElementById(id).textContent = text;
  };
  /** What each person's phone shows: `state` is idle, calling, open or ended. */
  const phones = new Map();
  const idle = () => ({ state: 'idle', text: words.ussd.welcome, note: '', code: '', session: '' });
  const of = (owner) => phones.get(owner) ?? idle();

  function become(owner, change) {
    const before = of(owner);
    const after = { ...before, ...change };
    clearTimeout(before.timer);
    if (after.state === 'open') after.timer = setTimeout(() => hangUp(owner, 'timedOut'), PATIENCE);
    phones.set(owner, after);
    if (owner === people.phone) draw();
  }

  function draw() {
    const { state, text, note, code } = of(people.phone);
    screen.dataset.state = state;
    show('ussd-peer', state === 'idle' ? words.ussd.idle : code);
    show('ussd-text', text);
    show('ussd-note', note);
    show('call', state === 'open' ? words.ussd.answer : words.ussd.call);
    entry.placeholder = state === 'open' ? words.ussd.reply : '*106#';
    fuse.classList.remove('burning');
    // Read, so that the fuse begins anew.
    if (state === 'open' && fuse.offsetWidth >= 0) fuse.classList.add('burning');
    document.getElementById('ussd-screen').scrollTop = 0;
  }

  async function step(owner, code, session, input) {
    const said = input === '' ? code : input;
    become(owner, { state: 'calling', note: '', text: words.ussd.calling, code, session });
    journeys.expect(owner, said, 'ussd');
    try {
      const { text, end } = await post('/api/simulator/ussd', { from: owner, session, code, input });
      if (of(owner).session !== session || of(owner).state !== 'calling') return;
      become(owner, { state: end ? 'ended' : 'open', text, note: end ? words.ussd.ended : '' });
    } catch {
      journeys.forget(owner, said);
      become(owner, { state: 'ended', text: words.ussd.failed, note: '' });
    }
  }

  function dial(code) {
    const owner = people.phone;
    if (of(owner).state === 'open') hangUp(owner, 'hungUp');
    return step(owner, code, crypto.randomUUID(), '');
  }

  /** `why` is a name of the page's words. */
  function hangUp(owner, why) {
    const { state, session, code } = of(owner);
    if (state === 'open' || state === 'calling') {
      become(owner, { state: 'ended', text: words.ussd[why], note: '', session: '' });
      post('/api/simulator/ussd', { from: owner, session, code, input: '', hangUp: true }).catch(() => {});
    } else become(owner, idle());
  }

  function call() {
    const text = entry.value.trim();
    const { state, session, code } = of(people.phone);
    entry.value = '';
    if (/^[*#].*#$/.test(text)) return dial(text);
    if (state === 'open') return step(people.phone, code, session, text || '0');
    if (text === '') return dial('*106#');
    entry.value = text;
    return become(people.phone, { ...idle(), text: words.ussd.notCode });
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    people.changed();
    call();
  });
  document.getElementById('hang-up').addEventListener('click', () => {
    if (entry.value === '') hangUp(people.phone, 'hungUp');
    else entry.value = '';
  });
  entry.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hangUp(people.phone, 'hungUp');
  });
  people.follow(() => {
    entry.value = '';
    draw();
  });
  wireKeys(
    form,
    (key) => type(entry, key),
    () => document.getElementById('ussd-screen'),
  );
  return { dial };
}
